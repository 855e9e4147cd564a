import type { Estimate } from '#lib/domain/estimate.ts';
import type { Words } from '#lib/i18n/dictionary.ts';

/**
 * The estimate in words: '1,213', '1,000-1,500', 'at least 1,000', 'at most 4,033', 'not known'.
 *
 * A known best is said beside a range ('200-500, best 300'), never worked out from it.
 *
 * @param count writes a whole number
 */
export function formatEstimate(
	{ low, best, high }: Estimate,
	words: Words['format'],
	count: (value: number) => string
): string {
	if (low === high) return count(low);
	const range = formatEnds();
	if (best === null) return range ?? words.notKnown;
	return range === null ? words.best(count(best)) : words.withBest(range, count(best));

	function formatEnds(): string | null {
		if (high === null) return low > 0 ? words.atLeast(count(low)) : null;
		return low === 0 && best === null ? words.atMost(count(high)) : `${count(low)}-${count(high)}`;
	}
}
