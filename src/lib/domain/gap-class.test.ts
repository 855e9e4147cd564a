import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGapClass } from '#lib/domain/gap-class.ts';

describe('toGapClass', () => {
	it.each([
		[0, 'none'],
		[1, 'under_100'],
		[99, 'under_100'],
		[100, 'from_100'],
		[499, 'from_100'],
		[500, 'from_500']
	])('puts a best number of %i into %s', (best, expected) => {
		expect(toGapClass({ low: 0, best, high: 9000 })).toBe(expected);
	});

	it.each<[number, number | null, string | null]>([
		[10, 90, 'under_100'],
		[0, 0, 'none'],
		[0, 5, null],
		[90, 110, null],
		[10, null, null],
		[500, null, 'from_500'],
		[700, 900, 'from_500']
	])('gives a range of %j to %j without a best as %s', (low, high, expected) => {
		expect(toGapClass({ low, best: null, high })).toBe(expected);
	});

	it('never names a class that one of the ends lies outside of', () => {
		const ends = fc
			.tuple(fc.nat(1500), fc.nat(1500))
			.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
		fc.assert(
			fc.property(ends, ([low, high]) => {
				const found = toGapClass({ low, best: null, high });
				const point = (people: number) => toGapClass({ low: people, best: people, high: people });
				expect(found === null || (found === point(low) && found === point(high))).toBe(true);
			})
		);
	});
});
