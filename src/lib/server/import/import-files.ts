import type { Day } from '#lib/domain/day.ts';
import type { Dataset } from '#lib/domain/figures.ts';
import { needsReview } from '#lib/domain/publication-rules.ts';
import { beginRevision, insertRecords, publish, type NewRecord } from '#lib/server/commands/records.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';
import { checkFiles, type CheckedFiles, type ImportFile } from '#lib/server/import/check.ts';
import { KIND_NAMES, KINDS, type KindName, type RowsByKind } from '#lib/server/import/kinds.ts';
import { listKnownCodes, openStoreContext } from '#lib/server/import/store-context.ts';
import type { Store, StoreContext } from '#lib/server/import/store.ts';
import { STORES } from '#lib/server/import/stores.ts';

/** How a run of files is to be imported. */
export interface ImportOptions {
	/** Dataset of the records that are new. */
	dataset: Dataset;
	/** Write the sound rows where others are refused; otherwise one refused row keeps all from being written. */
	acceptValid: boolean;
	/** Publish the records that are new, under the name of this rule and for this reason; null: they wait in review. */
	publish: { rule: string; reason: string } | null;
	/** Why, for the history. */
	reason: string;
	/** Reference dates after this day are refused. */
	today: Day;
	/** Is told, in a few words, what takes time. */
	say: (line: string) => void;
}

/** What an import did to one kind. */
export interface KindOutcome {
	kind: KindName;
	added: string[];
	changed: string[];
	unchanged: number;
	/** Keys that stand in the database and not in the files: reported, never removed. */
	vanished: string[];
}

/** What came of a run of files. */
export interface ImportOutcome extends Omit<CheckedFiles, 'rows'> {
	/** Empty where nothing was written. */
	kinds: KindOutcome[];
	/** Codes that are new and wait for somebody to publish them, with the name of the rule where one holds them back. */
	inReview: { code: string; rule: string | null }[];
	isWritten: boolean;
}

/**
 * Checks files and writes them in one transaction: all rows or none, or with `acceptValid` the sound ones. The same
 * files again change nothing; a row that differs makes a new version; a row that is gone is reported.
 */
export async function importFiles(
	withActor: WithActor,
	files: readonly ImportFile[],
	options: ImportOptions
): Promise<ImportOutcome> {
	const known = await withActor(COMMAND_LINE, listKnownCodes);
	options.say('Checking rows');
	const { rows, ...checked } = checkFiles(files, known, options.today);
	const kinds = KIND_NAMES.filter(
		(kind) =>
			rows[kind].length > 0 ||
			files.some((file) => file.kind === kind && !checked.refusedFiles.includes(file.name))
	);
	if (checked.problems.length > 0 && !(options.acceptValid && kinds.some((kind) => rows[kind].length > 0))) {
		return { ...checked, kinds: [], inReview: [], isWritten: false };
	}
	const written = await withActor(COMMAND_LINE, async (tx) => {
		const revision = await beginRevision(tx, options.reason, files.map(({ name }) => name).join(', '));
		let context = await openStoreContext(tx, options.dataset, revision);
		const entered: NewRecord[] = [];
		const outcomes: KindOutcome[] = [];
		for (const kind of kinds) {
			options.say(`Writing ${kind}`);
			const step = await writeKind(kind, rows[kind], known.codes, context, options);
			entered.push(...step.entered);
			outcomes.push(step.outcome);
			if (kind === 'sources') context = await openStoreContext(tx, options.dataset, revision);
		}
		if (options.publish && outcomes.some(({ added, changed }) => added.length + changed.length > 0)) {
			options.say('Publishing');
			await publish(tx, options.publish.reason);
		}
		return { outcomes, entered };
	});
	return {
		...checked,
		kinds: written.outcomes,
		inReview: written.entered
			.filter(({ publication }) => publication === 'in_review')
			.map(({ code, rule }) => ({ code, rule: rule === WAITS ? null : rule })),
		isWritten: true
	};
}

const WAITS = 'imported';

async function writeKind<K extends KindName>(
	kind: K,
	rows: RowsByKind[K][],
	known: Readonly<Record<string, ReadonlySet<string>>>,
	context: StoreContext,
	options: ImportOptions
): Promise<{ outcome: KindOutcome; entered: NewRecord[] }> {
	const store: Store<RowsByKind[K]> = STORES[kind];
	const keyOf = (row: RowsByKind[K]) => KINDS[kind].keyOf(row);
	const keys = new Set(rows.map(keyOf));
	const entered = rows
		.filter((row) => store.stem !== null && !known[kind]?.has(keyOf(row)))
		.map((row) => toNewRecord(keyOf(row), row, store, context, options));
	await insertRecords(context.tx, context.revision, entered);
	const { added, changed } = await store.write(rows, context);
	const standing = await store.list(context);
	const vanished = standing.map(keyOf).filter((key) => !keys.has(key));
	const outcome = { kind, added, changed, unchanged: rows.length - added.length - changed.length, vanished };
	return { outcome, entered };
}

function toNewRecord<Row>(
	code: string,
	row: Row,
	{ stem }: Store<Row>,
	context: StoreContext,
	options: ImportOptions
): NewRecord {
	const base = { code, stem: stem!, dataset: context.dataset };
	const held = stem === 'compound' ? findReviewRule(row as RowsByKind['compounds'], context) : null;
	if (held) {
		return { ...base, publication: 'in_review', rule: held, reason: 'Held back until somebody publishes it' };
	}
	if (options.publish) return { ...base, publication: 'published', ...options.publish };
	return { ...base, publication: 'in_review', rule: WAITS, reason: options.reason };
}

function findReviewRule(row: RowsByKind['compounds'], context: StoreContext): string | null {
	return needsReview({ sources: row.sourceIds.map((code) => context.sourceOf(code)), note: row.note });
}
