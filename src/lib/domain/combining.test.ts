import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCells } from '#lib/domain/cells.ts';
import { combineSituations } from '#lib/domain/combining.ts';
import { NOT_KNOWN, sumEstimates } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { findSamePeople } from '#lib/domain/overlap.ts';
import { anyEstimate, expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { anyFigures, AS_OF, figure, people } from '../../../tests/support/domain-figures.ts';

const combineAll = (figures: readonly Figure[]) => {
	const cells = toCells(figures, AS_OF);
	return combineSituations(cells, new Set(findSamePeople(cells).map(({ counter }) => counter)));
};
const combine = (...given: Partial<Figure>[]) =>
	combineAll(given.map((one, place) => figure({ code: `D-${place + 1}`, ...one })));
const expired = { referenceOn: '2026-01-01' };
const total = (...numbers: Parameters<typeof people>) => ({ estimate: people(...numbers) });
const some = (code: string, ...numbers: Parameters<typeof people>) => ({
	nationalities: [code],
	estimate: people(...numbers)
});

describe('combineSituations', () => {
	it('never adds nationalities to the figure for all', () => {
		const [street] = combine(total(100), some('KE', 30), some('UG', 40));
		expect(street).toMatchObject({ basis: 'total', estimate: people(100), isContradicted: false });
		expect(street?.breakdown).toHaveLength(2);
	});

	it('raises the low of the total to that of its breakdown, and drops a best or high that falls below', () => {
		expect(combine(total(50, 60, 90), some('KE', 30), some('UG', 40))[0]).toMatchObject({
			estimate: { low: 70, best: null, high: 90 },
			isContradicted: false
		});
		expect(combine(total(50, 60, 65), some('KE', 30), some('UG', 40))[0]).toMatchObject({
			estimate: { low: 70, best: null, high: null },
			isContradicted: true
		});
		expect(combine({ estimate: NOT_KNOWN }, some('UG', 1000, null, 1500))[0]).toMatchObject({
			estimate: people(1000, null),
			isContradicted: false
		});
	});

	it('takes nationalities without a total as at least their sum', () => {
		expect(combine(some('KE', 30), some('UG', 40, null))[0]).toMatchObject({
			basis: 'at_least_breakdown',
			estimate: people(70, null)
		});
		expect(combine({ ...total(500), ...expired }, some('KE', 30))[0]).toMatchObject({
			basis: 'at_least_breakdown',
			estimate: people(30, null),
			total: null
		});
	});

	it('adds nationalities in full where a figure says that nobody else is meant', () => {
		const kenyans = { ...some('KE', 30), isExhaustive: true };
		expect(combine(kenyans, some('UG', 40, null, 50))[0]).toMatchObject({
			basis: 'whole_breakdown',
			estimate: people(70, null, 80)
		});
		expect(combine({ ...kenyans, ...expired }, some('UG', 40))[0]).toMatchObject({
			estimate: people(40, null)
		});
	});

	it('is not known, and not zero, once the figures have expired', () => {
		expect(combine({ ...total(10), ...expired }, { ...some('KE', 5), ...expired })[0]).toMatchObject({
			basis: 'not_known',
			estimate: NOT_KNOWN
		});
	});

	it('adds nothing for an expired nationality', () => {
		expect(combine(some('KE', 30), { ...some('UG', 40), ...expired })[0]?.estimate).toEqual(people(30, null));
	});

	it('keeps situations and population groups apart', () => {
		const [street, forest, closure] = combine({ ...total(5), populationGroup: 'border_closure' }, total(1), {
			...total(2),
			livingSituation: 'forest_or_rural'
		}).sort((a, b) => a.estimate.low - b.estimate.low);
		expect([street, forest, closure].map((one) => one?.estimate.low)).toEqual([1, 2, 5]);
	});

	it('leaves out a total that is set aside, with its breakdown', () => {
		const shared = { overlapGroups: ['G'] };
		const found = combine({ ...total(10), ...shared }, some('KE', 5), {
			...total(20),
			...shared,
			livingSituation: 'embassy_premises'
		});
		expect(found.map((one) => [one.livingSituation, one.estimate])).toEqual([
			['embassy_premises', people(20)]
		]);
	});

	it('leaves out a situation of which every nationality is set aside', () => {
		const shared = { overlapGroups: ['G'] };
		const kenyans = { ...some('KE', 5), ...shared };
		const embassy = { ...total(20), ...shared, livingSituation: 'embassy_premises' } as const;
		expect(combine(kenyans, embassy).map((one) => one.livingSituation)).toEqual(['embassy_premises']);
	});

	it('is not known, and not left out, where an expired figure remains beside one that is set aside', () => {
		const shared = { overlapGroups: ['G'] };
		const kenyans = { ...some('KE', 5), ...shared };
		const embassy = { ...total(20), ...shared, livingSituation: 'embassy_premises' } as const;
		const [street] = combine(kenyans, embassy, { ...total(90), ...expired });
		expect(street).toMatchObject({ livingSituation: 'street', basis: 'not_known', estimate: NOT_KNOWN });
	});

	const choices = {
		situations: ['street', 'embassy_premises'],
		nationalities: [null, ['UG'], ['KE', 'UG'], ['GH']],
		overlapGroups: ['G']
	} as const;

	it('keeps low ≤ best ≤ high, and a low that is never less than the sum of the breakdown', () => {
		fc.assert(
			fc.property(anyFigures(choices, 12), (figures) => {
				for (const situation of combineAll(figures)) {
					expectOrdered(situation.estimate);
					const { low } = sumEstimates(situation.breakdown.map((cell) => cell.estimate));
					expect(situation.estimate.low).toBeGreaterThanOrEqual(low);
				}
			})
		);
	});

	it('never lowers a total when a nationality is counted that nobody had counted', () => {
		const street = { nationalities: [null, ['UG'], ['GH']] };
		fc.assert(
			fc.property(anyFigures(street), anyEstimate, (figures, estimate) => {
				const low = (all: readonly Figure[]) => combineAll(all)[0]?.estimate.low ?? 0;
				const added = figure({ code: 'D-added', nationalities: ['VN'], estimate });
				expect(low([...figures, added])).toBeGreaterThanOrEqual(low(figures));
			})
		);
	});

	it('never changes by an expired figure, except from no number to not known', () => {
		const weekly = { ...choices, intervals: [7] };
		const anyOld = anyFigures(weekly, 1).map((figures) =>
			figures.map((one) => ({ ...one, code: 'D-old', ...expired }))
		);
		fc.assert(
			fc.property(anyFigures(weekly), anyOld, (figures, old) => {
				const before = combineAll(figures);
				for (const after of combineAll([...figures, ...old])) {
					const same = before.find((one) => one.livingSituation === after.livingSituation);
					expect(after.estimate).toEqual(same?.estimate ?? NOT_KNOWN);
				}
			})
		);
	});
});
