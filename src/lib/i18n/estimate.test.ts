import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_KNOWN, ZERO, type Estimate } from '#lib/domain/estimate.ts';
import { en } from '#lib/i18n/en/en.ts';
import { createFormat } from '#lib/i18n/format.ts';
import { km } from '#lib/i18n/km/km.ts';
import { anyEstimate } from '../../../tests/support/domain-arbitraries.ts';

const of = (low: number, best: number | null, high: number | null): Estimate => ({ low, best, high });
const { estimate: write } = createFormat('en', en.format, null);

describe('formatEstimate', () => {
	it.each([
		[of(1213, 1213, 1213), '1,213'],
		[of(1000, null, 1500), '1,000-1,500'],
		[of(1000, null, null), 'at least 1,000'],
		[of(0, null, 4033), 'at most 4,033'],
		[NOT_KNOWN, 'not known'],
		[ZERO, '0'],
		[of(200, 300, 500), '200-500, best 300'],
		[of(200, 300, null), 'at least 200, best 300'],
		[of(4275, 4725, 4725), '4,275-4,725, best 4,725'],
		[of(0, 300, 500), '0-500, best 300'],
		[of(0, 300, null), 'best 300']
	])('writes %o as %s', (estimate, text) => expect(write(estimate)).toBe(text));

	it('speaks the language of the reader', () =>
		expect(createFormat('km', km.format, null).estimate(of(1213, null, null))).toBe('យ៉ាងតិច 1,213'));

	it('never writes two different estimates alike, but for a best that was not said of a single number', () => {
		fc.assert(
			fc.property(anyEstimate, anyEstimate, (a, b) => {
				fc.pre(a.low !== a.high && b.low !== b.high);
				expect(write(a) === write(b)).toBe(a.low === b.low && a.best === b.best && a.high === b.high);
			})
		);
	});
});
