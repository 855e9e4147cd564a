import type { Dataset } from '#lib/domain/figures.ts';
import { toKeyList } from '#lib/server/control/commands/key-list.ts';
import { IMPORTED } from '#lib/server/import/review-rules.ts';
import type { ImportOptions, ImportOutcome } from '#lib/server/import/import-files.ts';
import { toCount } from '#lib/server/import/report.ts';
import { NEW_DATASET } from '#lib/server/import/split-by-dataset.ts';
import type { KindOutcome } from '#lib/server/import/write-rows.ts';

/** Why records wait, by the name of the rule. */
const RULES: Record<string, string> = {
	[IMPORTED]: 'imported without being published',
	single_source: 'named by one source alone, which is no court, sanctions body or Amnesty International',
	note_denies_evidence: 'their own note says that nothing shows scam work there'
};

/** What an import did, as text for a terminal. Problems are not repeated here. */
export function toSummary(
	outcome: ImportOutcome,
	{
		dataset,
		acceptValid,
		publish,
		isTrial
	}: Pick<ImportOptions, 'dataset' | 'acceptValid' | 'publish' | 'isTrial'>
): string {
	const { kinds, problems, isWritten } = outcome;
	const lines = kinds.flatMap(toKindLines);
	if (outcome.followed.length > 0) {
		lines.push(`Written anew because a source of theirs changed: ${toKeyList(outcome.followed)}`);
	}
	if (!isWritten) lines.push(toNothingWritten(outcome, { acceptValid, isTrial }));
	lines.push(...toReviewLines(outcome));
	if (kinds.length > 0 && !isTrial) lines.push(...toPublicLines(outcome, publish !== null));
	if (kinds.length > 0) lines.push(...toDatasetLines(outcome, dataset, publish !== null));
	return lines.length === 0 && problems.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function toKindLines({ kind, added, changed, removed, unchanged, vanished }: KindOutcome): string[] {
	const number = (count: number) => count.toLocaleString('en');
	const counts = [`${number(added.length)} added`, `${number(changed.length)} changed`];
	if (removed.length > 0) counts.push(`${number(removed.length)} removed`);
	const lines = [`${kind}: ${counts.join(', ')}, ${number(unchanged)} unchanged`];
	if (added.length > 0) lines.push(`  added: ${toKeyList(added)}`);
	if (changed.length > 0) lines.push(`  changed: ${toKeyList(changed)}`);
	if (removed.length > 0) lines.push(`  removed: ${toKeyList(removed)}`);
	if (vanished.length > 0) {
		const stand = vanished.length === 1 ? 'stands' : 'stand';
		lines.push(
			`  ${toCount(vanished.length, 'row')} ${stand} here and not in the file, and ${stand} on: ${toKeyList(vanished)}`
		);
	}
	return lines;
}

function toNothingWritten(
	{ problems, kinds, rejectedLines }: ImportOutcome,
	{ acceptValid, isTrial }: Pick<ImportOptions, 'acceptValid' | 'isTrial'>
): string {
	if (kinds.length === 0) {
		const isInPart = rejectedLines.length > 0 && !acceptValid;
		return `Nothing was written.${isInPart ? ' Correct the rows, or write the sound ones alone with --accept-valid.' : ''}`;
	}
	if (isTrial) return 'Nothing was written: this was a trial.';
	const what = problems.length > 0 ? 'every sound row stands' : 'everything stands';
	return `Nothing was written: ${what} already as the file says.`;
}

function toReviewLines({ underReview }: ImportOutcome): string[] {
	if (underReview.length === 0) return [];
	const rules = [...new Set(underReview.map(({ rule }) => rule))];
	const waits = underReview.length === 1 ? 'waits' : 'wait';
	return [
		`${toCount(underReview.length, 'record')} of these files ${waits} in review, where readers do not see them:`,
		...rules.map((rule) => {
			const codes = underReview.filter((record) => record.rule === rule).map(({ code }) => code);
			return `  ${RULES[rule] ?? rule}: ${toKeyList(codes)}`;
		}),
		...(rules.includes(IMPORTED) ? ['Publish the files with --publish REASON.'] : []),
		'Publish single records with: node sala.js publish CODE… --reason TEXT'
	];
}

/** What the public view shows of a dataset that no public source printed. */
const SHOWN_OF: Partial<Record<Dataset, string>> = {
	live: 'Of the dataset live it shows no shelter whose operator has not asked for it, and counts only as sums of the day.',
	exercise: 'It shows no record of the dataset exercise.'
};

function toDatasetLines(
	{ kinds, datasets }: ImportOutcome,
	said: Dataset | null,
	isPublishing: boolean
): string[] {
	const hidden: readonly Dataset[] = datasets.filter((dataset) => dataset !== 'public_record');
	const lines = isPublishing ? hidden.map((dataset) => SHOWN_OF[dataset] ?? '') : [];
	const isNewLive =
		said === null && hidden.includes(NEW_DATASET) && kinds.some(({ added }) => added.length > 0);
	if (isNewLive) {
		lines.push(
			`What is new is in the dataset ${NEW_DATASET}. What a public source printed is imported with --dataset public_record.`
		);
	}
	return lines;
}

function toPublicLines({ published, isWritten }: ImportOutcome, isPublishing: boolean): string[] {
	if (isPublishing) {
		const are = published.length === 1 ? 'is' : 'are';
		const news = published.length > 0 ? `${toCount(published.length, 'record')} ${are} published. ` : '';
		return [`${news}The public view is written anew.`];
	}
	if (!isWritten) return [];
	return ['Readers see what changed after: node sala.js publish --reason TEXT'];
}
