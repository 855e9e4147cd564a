import type { GroupAttributes } from '#lib/domain/eligibility.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { NeedGroup } from '#lib/domain/gap.ts';
import type { TierSummary } from '#lib/domain/tiers.ts';

/** Nothing is known of these people, but that they are there. */
export const NOTHING_KNOWN: GroupAttributes = Object.freeze({
	...{ nationality: null, sex: null, areMinors: null, haveDocuments: null, areIdentified: null }
});

/**
 * The people of a tier by what is known of them. They add up to the tier, end by end.
 *
 * Of each nationality that was counted by itself, as many as there are at least; the rest, with the whole width of the
 * range, is of people of whom nothing is known. Where nobody ever counted, one group of not known.
 */
export function toNeedGroups({
	situations,
	hasFigures
}: Pick<TierSummary, 'situations' | 'hasFigures'>): NeedGroup[] {
	if (!hasFigures) return [{ attributes: NOTHING_KNOWN, people: NOT_KNOWN }];
	return situations.flatMap(({ estimate, breakdown }) => {
		const named = breakdown.flatMap(({ nationalities, estimate: { low } }) =>
			nationalities?.length === 1 && low > 0
				? [{ attributes: { ...NOTHING_KNOWN, nationality: nationalities[0]! }, people: exactly(low) }]
				: []
		);
		const known = named.reduce((sum, { people }) => sum + people.low, 0);
		return [...named, { attributes: NOTHING_KNOWN, people: takeOff(estimate, known) }];
	});
}

function exactly(people: number): Estimate {
	return { low: people, best: people, high: people };
}

/** What is left of an estimate; its low is never less than what is taken off. */
function takeOff({ low, best, high }: Estimate, people: number): Estimate {
	return {
		low: low - people,
		best: best === null ? null : best - people,
		high: high === null ? null : high - people
	};
}
