import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnown, NOT_KNOWN, sumEstimates, toEstimate, ZERO, type Estimate } from '#lib/domain/estimate.ts';
import { anyEstimate, expectOrdered } from '../../../tests/support/domain-arbitraries.ts';

const of = (low: number, best: number | null, high: number | null): Estimate => ({ low, best, high });
const published = (low: number | null, best: number | null, high: number | null) => ({ low, best, high });

describe('toEstimate', () => {
	it.each([
		['1,213 people', published(null, 1213, null), of(1213, 1213, 1213)],
		['more than 900', published(900, null, null), of(900, null, null)],
		['at most 50', published(null, null, 50), of(0, null, 50)],
		['1,000 to 1,500', published(1000, null, 1500), of(1000, null, 1500)],
		['200 to 500, best 300', published(200, 300, 500), of(200, 300, 500)],
		['best 300, up to 500', published(null, 300, 500), of(300, 300, 500)],
		['best 300, at least 200', published(200, 300, null), of(200, 300, 300)],
		['a reported zero', published(null, 0, null), ZERO],
		['reported without a count', published(null, null, null), NOT_KNOWN]
	])('reads %s', (_, numbers, estimate) => expect(toEstimate(numbers)).toEqual(estimate));

	it.each([
		['a negative number', published(-1, null, null)],
		['a fraction', published(null, 2.5, null)],
		['no number', published(null, NaN, null)],
		['infinity', published(null, null, Infinity)],
		['low above best', published(5, 4, null)],
		['best above high', published(null, 5, 4)],
		['low above high', published(5, null, 4)]
	])('refuses %s', (_, numbers) => expect(() => toEstimate(numbers)).toThrow(RangeError));

	it('leaves an estimate as it is', () => {
		fc.assert(
			fc.property(anyEstimate, (estimate) => {
				fc.pre(estimate.best === null || estimate.high !== null);
				expect(toEstimate(estimate)).toEqual(estimate);
			})
		);
	});
});

describe('isKnown', () => {
	it('tells a reported zero from nothing known', () => {
		expect(isKnown(ZERO)).toBe(true);
		expect(isKnown(NOT_KNOWN)).toBe(false);
		expect(isKnown(of(0, null, 10))).toBe(true);
		expect(isKnown(of(10, null, null))).toBe(true);
	});
});

describe('sumEstimates', () => {
	it('adds lows, and loses best and high with the first part that has none', () => {
		expect(sumEstimates([of(150, 150, 150), of(300, 300, 500)])).toEqual(of(450, 450, 650));
		expect(sumEstimates([of(150, 150, 150), of(100, null, 120)])).toEqual(of(250, null, 270));
		expect(sumEstimates([of(150, 150, 150), NOT_KNOWN])).toEqual(of(150, null, null));
	});

	it('is zero for no part', () => expect(sumEstimates([])).toEqual(ZERO));

	it('keeps low ≤ best ≤ high, whatever the order and grouping of the parts', () => {
		fc.assert(
			fc.property(fc.array(anyEstimate), fc.array(anyEstimate), (a, b) => {
				const whole = sumEstimates([...a, ...b]);
				expectOrdered(whole);
				expect(sumEstimates([...b, ...a])).toEqual(whole);
				expect(sumEstimates([sumEstimates(a), sumEstimates(b)])).toEqual(whole);
			})
		);
	});
});
