import fc from 'fast-check';
import { expect } from 'vitest';
import type { Estimate } from '#lib/domain/estimate.ts';

/** Any estimate that keeps low ≤ best ≤ high, small numbers and nulls often. */
export const anyEstimate: fc.Arbitrary<Estimate> = fc
	.tuple(fc.nat(500), fc.nat(60), fc.nat(60), fc.boolean(), fc.boolean(), fc.integer({ min: 0, max: 9 }))
	.map(([low, toBest, toHigh, hasBest, hasHigh, shape]) => {
		if (shape === 0) return { low: 0, best: null, high: null };
		if (shape === 1) return { low, best: low, high: low };
		return { low, best: hasBest ? low + toBest : null, high: hasHigh ? low + toBest + toHigh : null };
	});

/** Fails unless low ≤ best ≤ high in whole numbers from 0, wherever they are known. */
export function expectOrdered({ low, best, high }: Estimate): void {
	const known = [0, low, best, high].filter((value) => value !== null);
	expect(known.every(Number.isInteger)).toBe(true);
	expect(known).toEqual([...known].sort((a, b) => a - b));
}
