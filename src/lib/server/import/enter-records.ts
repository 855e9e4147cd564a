import { insertRecords, movePublication } from '#lib/server/commands/records.ts';
import { listUnderReview, type UnderReview } from '#lib/server/queries/review.ts';
import { IMPORTED, isImportRule } from '#lib/server/import/review-rules.ts';
import type { StoreContext } from '#lib/server/import/store.ts';
import type { Stem } from '#lib/server/db/schema/records.ts';

/** A decision to publish: the name of the rule it follows, and the reason that readers of the history get. */
export interface PublishingDecision {
	rule: string;
	reason: string;
}

/**
 * Enters codes that are new, published where that was decided and nothing holds them back, else in review.
 *
 * @param held rule by code of those that must not be published unseen
 */
export async function enterRecords(
	{ tx, revision, dataset }: StoreContext,
	stem: Stem,
	codes: readonly string[],
	held: ReadonlyMap<string, string>,
	{ publish, reason }: { publish: PublishingDecision | null; reason: string }
): Promise<void> {
	const entered = codes.map((code) => {
		const base = { code, stem, dataset };
		const rule = held.get(code);
		if (rule !== undefined)
			return {
				...base,
				publication: 'in_review' as const,
				rule,
				reason: 'Held back until somebody publishes it'
			};
		if (publish) return { ...base, publication: 'published' as const, ...publish };
		return { ...base, publication: 'in_review' as const, rule: IMPORTED, reason };
	});
	await insertRecords(tx, revision, entered);
}

/**
 * Publishes, where that was decided, those of the given records that an import left in review and that nothing holds
 * back now, and tells which are still under review.
 */
export async function publishWaiting(
	{ tx, revision }: Pick<StoreContext, 'tx' | 'revision'>,
	codes: readonly string[],
	held: ReadonlyMap<string, string>,
	publish: PublishingDecision | null
): Promise<{ published: string[]; underReview: UnderReview[] }> {
	const waiting = await listUnderReview(tx, codes);
	const isReady = ({ code, rule }: UnderReview) => publish !== null && isImportRule(rule) && !held.has(code);
	const published = publish
		? await movePublication(
				tx,
				revision,
				waiting.filter(isReady).map(({ code }) => code),
				{ publication: 'published', ...publish }
			)
		: [];
	return {
		published,
		underReview: waiting
			.filter((record) => !isReady(record))
			.map(({ code, rule }) => ({ code, rule: isImportRule(rule) ? (held.get(code) ?? IMPORTED) : rule }))
	};
}
