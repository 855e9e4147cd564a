/**
 * A number of people as low / best / high, whole and never negative, low ≤ best ≤ high.
 *
 * `low` is 0 where nothing is known; `best` and `high` are null where nobody said them.
 */
export interface Estimate {
	readonly low: number;
	readonly best: number | null;
	readonly high: number | null;
}

/** Reported without a count, or nothing current: 0/null/null. Not zero. */
export const NOT_KNOWN: Estimate = Object.freeze({ low: 0, best: null, high: null });

/** Somebody looked and counted nobody: 0/0/0. */
export const ZERO: Estimate = Object.freeze({ low: 0, best: 0, high: 0 });

/** Numbers as a source prints them; null where it prints none. */
export interface PublishedRange {
	low: number | null;
	best: number | null;
	high: number | null;
}

/** Whether anything is known: false only for 0/null/null. */
export function isKnown(estimate: Estimate): boolean {
	return estimate.low > 0 || estimate.best !== null || estimate.high !== null;
}

/**
 * The estimate that a published count stands for.
 *
 * A best N fills a missing end with N ("N" is N/N/N). Without a best: "more than N" is N/null/null, "at most
 * N" 0/null/N, a range low/null/high, and no number at all 0/null/null.
 *
 * @throws RangeError on a negative or fractional number, or where low ≤ best ≤ high does not hold.
 */
export function toEstimate({ low, best, high }: PublishedRange): Estimate {
	const estimate = { low: low ?? best ?? 0, best, high: high ?? best };
	for (const value of [estimate.low, estimate.best, estimate.high]) {
		if (value !== null && (!Number.isSafeInteger(value) || value < 0)) {
			throw new RangeError(`people are counted in whole numbers from 0, not ${value}`);
		}
	}
	const known = [estimate.low, estimate.best, estimate.high].filter((value) => value !== null);
	if (known.some((value, place) => place > 0 && value < known[place - 1]!)) {
		throw new RangeError(`low ≤ best ≤ high does not hold for ${known.join(', ')}; correct the numbers`);
	}
	return estimate;
}

/**
 * The sum: lows are added; best and high are null as soon as one part's is. The sum of none is 0/0/0, so
 * a caller without any figure must say `NOT_KNOWN` itself.
 *
 * Adds numbers only: `addUp` is the function that asks whether figures may be added.
 */
export function sumEstimates(estimates: readonly Estimate[]): Estimate {
	const sum = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
	return estimates.reduce<Estimate>(
		(total, part) => ({
			low: total.low + part.low,
			best: sum(total.best, part.best),
			high: sum(total.high, part.high)
		}),
		ZERO
	);
}
