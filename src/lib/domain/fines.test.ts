import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountryMeasure } from '#lib/domain/country-measures.ts';
import { addDays } from '#lib/domain/day.ts';
import { NOT_KNOWN, ZERO } from '#lib/domain/estimate.ts';
import { toFinesOwed, type FinesInput } from '#lib/domain/fines.ts';
import { anyEstimate } from '../../../tests/support/domain-arbitraries.ts';
import { AS_OF, people } from '../../../tests/support/domain-figures.ts';

const measure = (given: Partial<CountryMeasure>): CountryMeasure => ({
	...{ code: 'M-1', nationality: 'ID', measure: 'fine_waiver', nature: 'help', status: 'active' },
	...{ effectiveOn: null, untilOn: null, fine: null, people: null },
	...given
});
const TEN = measure({
	...{ code: 'M-10', nationality: 'KH', measure: 'overstay_fine', nature: 'enforcement' },
	fine: { amountPerDay: 10, currency: 'USD' }
});
const owed = (given: Partial<FinesInput>) =>
	toFinesOwed({
		...{ nationality: 'ID', people: people(100), countedOn: AS_OF, measures: [TEN], asOf: AS_OF },
		supposedSince: null,
		...given
	})!;
const day = (back: number) => addDays(AS_OF, -back);

describe('toFinesOwed', () => {
	it('multiplies each end of the people by the fine of a day', () => {
		expect(owed({ people: people(100, 200, 300) }).today.perDay).toEqual({
			low: 1000,
			best: 2000,
			high: 3000
		});
		expect(owed({ people: people(600, null) }).today.perDay).toEqual({ low: 6000, best: null, high: null });
		expect(owed({}).currency).toBe('USD');
	});

	it('says that nothing is known where people are not, and 0 where nobody is there', () => {
		expect(owed({ people: NOT_KNOWN }).today.perDay).toEqual(NOT_KNOWN);
		expect(owed({ people: ZERO }).today.perDay).toEqual(ZERO);
		expect(owed({ people: ZERO, measures: [] }).today.perDay).toEqual(ZERO);
	});

	it('does not know what is owed where no fine is recorded, or fines in two currencies', () => {
		const riel = { ...TEN, code: 'M-11', fine: { amountPerDay: 40_000, currency: 'KHR' } };
		for (const measures of [[], [TEN, riel]]) {
			const { today, accrued, currency } = owed({ measures, supposedSince: day(10) });
			expect([today.perDay, accrued, currency]).toEqual([NOT_KNOWN, NOT_KNOWN, null]);
		}
	});

	it('is of nobody from the host state', () => {
		const input = { people: people(5), countedOn: null, measures: [TEN], asOf: AS_OF, supposedSince: null };
		expect(toFinesOwed({ nationality: 'KH', ...input })).toBeNull();
	});

	it('takes people of a waiver off at the low end alone, as they may be others than those counted', () => {
		const waiver = measure({ people: people(30), effectiveOn: day(5) });
		expect(owed({ measures: [TEN, waiver] }).today).toMatchObject({
			...{ owing: { low: 70, best: null, high: 100 }, perDay: { low: 700, best: null, high: 1000 } },
			waivers: [{ code: 'M-1' }]
		});
		const all = measure({ people: people(722) });
		expect(owed({ measures: [TEN, all] }).today.perDay).toEqual({ low: 0, best: null, high: 1000 });
	});

	it('knows no least where a waiver has no number, and takes nothing off for one that is only announced', () => {
		expect(owed({ measures: [TEN, measure({ status: 'unknown' })] }).today.owing.low).toBe(0);
		expect(owed({ measures: [TEN, measure({ status: 'announced' })] }).today.owing).toEqual(people(100));
		expect(owed({ measures: [TEN, measure({ nationality: 'KE' })] }).today.owing).toEqual(people(100));
	});

	it('takes a fine for one nationality before that for everybody', () => {
		const five = measure({
			...TEN,
			code: 'M-5',
			nationality: 'ID',
			fine: { amountPerDay: 5.5, currency: 'USD' }
		});
		expect(owed({ measures: [TEN, five] }).today).toMatchObject({
			rate: { codes: ['M-5'] },
			perDay: people(550)
		});
		expect(owed({ nationality: 'KE', measures: [TEN, five] }).today.perDay).toEqual(people(1000));
	});

	it('ranges over fines that differ, and adds nothing to the low end for one that may not hold', () => {
		const twelve = { ...TEN, code: 'M-12', fine: { amountPerDay: 12, currency: 'USD' } };
		expect(owed({ measures: [TEN, twelve] }).today.perDay).toEqual({ low: 1000, best: null, high: 1200 });
		const doubtful = { ...TEN, status: 'unknown' as const };
		expect(owed({ measures: [doubtful] }).today.perDay).toEqual({ low: 0, best: 1000, high: 1000 });
	});
});

describe('fines since a day', () => {
	it('are "at least" from the day of the count, as nobody records since when people overstay', () => {
		expect(owed({ countedOn: day(12) })).toMatchObject({
			...{ since: day(12), isSupposed: false, accrued: { low: 12_000, best: null, high: null } },
			periods: [{ from: day(11), until: AS_OF, days: 12 }]
		});
	});

	it('are not known without a count, and on the day of it', () => {
		expect(owed({ countedOn: null, people: NOT_KNOWN }).accrued).toEqual(NOT_KNOWN);
		expect(owed({ countedOn: AS_OF }).accrued).toEqual(NOT_KNOWN);
	});

	it('have all ends from a day that the reader supposes', () => {
		expect(owed({ people: people(100, 200, 300), supposedSince: day(30) }).accrued).toEqual({
			...{ low: 30_000, best: 60_000, high: 90_000 }
		});
		expect(owed({ supposedSince: AS_OF }).accrued).toEqual(ZERO);
	});

	it('leave the ends open for days before the fine was known', () => {
		const fine = { ...TEN, effectiveOn: day(9) };
		const { accrued, periods } = owed({ measures: [fine], supposedSince: day(30) });
		expect(accrued).toEqual({ low: 10_000, best: null, high: null });
		expect(periods.map(({ days, rate }) => [days, rate.codes])).toEqual([
			[20, []],
			[10, ['M-10']]
		]);
	});

	it('take a waiver off up to its last day, as it lets people off what they owed before it', () => {
		const waiver = measure({ people: people(40), effectiveOn: day(9), untilOn: day(5) });
		const { accrued, periods } = owed({ measures: [TEN, waiver], supposedSince: day(20) });
		expect(periods.map(({ days, waivers }) => [days, waivers.length])).toEqual([
			[15, 1],
			[5, 0]
		]);
		expect(accrued).toEqual({ low: 20_000 - 15 * 400, best: null, high: 20_000 });
	});

	it('leave a waiver that ended, nobody says when, out on the day asked for only', () => {
		const waiver = measure({ people: people(40), status: 'ended' });
		const { today, accrued } = owed({ measures: [TEN, waiver], supposedSince: day(10) });
		expect(today.perDay).toEqual(people(1000));
		expect(accrued).toEqual({ low: 9 * 600 + 1000, best: null, high: 10_000 });
	});
});

const anyMeasure = fc
	.record({
		status: fc.constantFrom('active', 'ended', 'announced', 'unknown' as const),
		nationality: fc.constantFrom('ID', 'KH', 'KE'),
		effectiveOn: fc.option(fc.nat(40).map(day)),
		untilOn: fc.option(fc.nat(40).map((back) => addDays(AS_OF, 20 - back))),
		people: fc.option(anyEstimate),
		fine: fc.option(fc.constantFrom(5, 10, 12.25).map((amountPerDay) => ({ amountPerDay, currency: 'USD' })))
	})
	.map((given) => measure({ ...given, measure: given.fine ? 'overstay_fine' : 'fine_waiver' }))
	.filter(({ effectiveOn, untilOn }) => !effectiveOn || !untilOn || effectiveOn <= untilOn);
const anyMeasures = fc
	.array(anyMeasure, { maxLength: 6 })
	.map((all) => all.map((one, place) => ({ ...one, code: `M-${place}` })));
const anyInput = fc.record({
	...{ people: anyEstimate, measures: anyMeasures, countedOn: fc.option(fc.nat(60).map(day)) },
	supposedSince: fc.option(fc.nat(60).map(day))
});

describe('fines of anybody', () => {
	it('rise from low to high, and the periods are all the days since the day and add up to the whole', () => {
		fc.assert(
			fc.property(anyInput, (given) => {
				const { today, accrued, periods, since, isSupposed } = owed(given);
				for (const { low, best, high } of [today.perDay, accrued, ...periods.map(({ perDay }) => perDay)]) {
					const known = [0, low, best, high].filter((value) => value !== null);
					expect(known).toEqual([...known].sort((a, b) => a - b));
				}
				const days = periods.flatMap((one) =>
					Array.from({ length: one.days }, (_, i) => addDays(one.from, i))
				);
				const wanted = since === null ? 0 : (Date.parse(AS_OF) - Date.parse(since)) / 86_400_000;
				expect(days).toEqual(Array.from({ length: wanted }, (_, i) => addDays(since!, i + 1)));
				const low = periods.reduce((sum, one) => sum + one.days * one.perDay.low, 0);
				if (isSupposed && low > 0) expect(accrued.low).toBeCloseTo(low, 6);
			})
		);
	});

	it('never fall at any end by one person more, and never rise by one waiver more', () => {
		fc.assert(
			fc.property(anyInput, anyMeasure, (given, added) => {
				const before = owed(given).today.perDay;
				const { low, best, high } = given.people;
				const more = {
					low: low + 1,
					best: best === null ? null : best + 1,
					high: high === null ? null : high + 1
				};
				const after = owed({ ...given, people: more }).today.perDay;
				expect(after.low).toBeGreaterThanOrEqual(before.low);
				if (before.high !== null && after.high !== null)
					expect(after.high).toBeGreaterThanOrEqual(before.high);
				const waiver = { ...added, code: 'M-9', measure: 'fine_waiver' as const, fine: null };
				const waived = owed({ ...given, measures: [...given.measures, waiver] }).today.perDay;
				expect(waived.low).toBeLessThanOrEqual(before.low);
				expect(waived.high).toBe(before.high);
			})
		);
	});

	it('never know a best that the people or the fine do not', () => {
		fc.assert(
			fc.property(anyInput, (given) => {
				const { today } = owed(given);
				if (today.perDay.best === null || today.perDay.best === 0) return;
				expect([given.people.best, today.rate.perPerson.best]).not.toContain(null);
			})
		);
	});
});
