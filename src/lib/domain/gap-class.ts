import type { Estimate } from '#lib/domain/estimate.ts';

/** How large a gap is, where the number itself would tell how many beds a shelter has. */
export const GAP_CLASSES = ['none', 'under_100', 'from_100', 'from_500'] as const;

/** How large one gap is, in place of its number. */
export type GapClass = (typeof GAP_CLASSES)[number];

/**
 * The class of a gap: that of its best number; without one, the class that holds both its ends; null (not known) where
 * they lie in two, or the upper end is not known and could lie in a higher one.
 */
export function toGapClass({ low, best, high }: Estimate): GapClass | null {
	if (best !== null) return classOf(best);
	const least = classOf(low);
	if (high === null) return least === 'from_500' ? least : null;
	return classOf(high) === least ? least : null;
}

function classOf(beds: number): GapClass {
	if (beds === 0) return 'none';
	if (beds < 100) return 'under_100';
	return beds < 500 ? 'from_100' : 'from_500';
}
