import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { situationKey, toCells } from '#lib/domain/cells.ts';
import { codeOf, isCounting, isShelter, shareGroup, type Counter } from '#lib/domain/counters.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { findSamePeople, type SamePeople } from '#lib/domain/overlap.ts';
import { anyFigures, AS_OF, figure, people, shuffled } from '../../../tests/support/domain-figures.ts';

/** Each with its code, or that of the figure set aside where none is current. */
const tell = (found: SamePeople[]) => {
	const nameOf = (counter: Counter) =>
		codeOf(counter) ||
		(isShelter(counter) ? '' : counter.choice.setAside.map((one) => one.figure.code).join());
	return found
		.map(
			({ counter, by, goesWithTotal }) =>
				`${nameOf(counter)} ${goesWithTotal ? 'with total ' : ''}for ${nameOf(by)}`
		)
		.sort();
};
/** Which figure's cell is set aside for which, by code. */
const find = (...given: Partial<Figure>[]) => {
	const cells = toCells(
		given.map((one, place) => figure({ code: `D-${place + 1}`, ...one })),
		AS_OF
	);
	return tell(findSamePeople(cells));
};
const embassy = { livingSituation: 'embassy_premises' } as const;

describe('findSamePeople', () => {
	it('sets the lesser of two cells of one overlap group aside', () => {
		const street = { estimate: people(50), overlapGroups: ['G', 'H'] };
		expect(find(street, { ...embassy, estimate: people(80), overlapGroups: ['G'] })).toEqual(['D-1 for D-2']);
		expect(find(street, { ...embassy, estimate: people(40), overlapGroups: ['G'] })).toEqual(['D-2 for D-1']);
		expect(find(street, { ...embassy, estimate: people(80), overlapGroups: ['I'] })).toEqual([]);
	});

	it('of equal lows keeps the smaller code', () => {
		const shared = { overlapGroups: ['G'] };
		expect(find({ ...shared, code: 'D-9' }, { ...shared, ...embassy, code: 'D-10' })).toEqual([
			'D-9 for D-10'
		]);
	});

	it('sets aside nationality sets of one situation and group that meet', () => {
		const both = { nationalities: ['KE', 'UG'], estimate: people(200) };
		expect(find(both, { nationalities: ['UG'], estimate: people(500) })).toEqual(['D-1 for D-2']);
		expect(find(both, { nationalities: ['GH'], estimate: people(500) })).toEqual([]);
		expect(find(both, { nationalities: ['UG'], estimate: people(500), ...embassy })).toEqual([]);
		expect(
			find(both, { nationalities: ['UG'], estimate: people(500), populationGroup: 'deportation_pending' })
		).toEqual([]);
	});

	it('never sets a total against its own breakdown', () => {
		expect(find({ overlapGroups: ['G'] }, { nationalities: ['UG'], overlapGroups: ['G'] })).toEqual([]);
	});

	it('takes the breakdown along with a total that is set aside', () => {
		const total = { estimate: people(50), overlapGroups: ['G'] };
		const found = find(
			total,
			{ nationalities: ['UG'], estimate: people(60) },
			{ nationalities: ['KE'], referenceOn: '2025-01-01' },
			{ ...embassy, estimate: people(80), overlapGroups: ['G'] }
		);
		expect(found).toEqual(['D-1 for D-4', 'D-2 with total for D-4', 'D-3 with total for D-4']);
	});

	it('lets nobody who is set aside set others aside', () => {
		const chain = find(
			{ estimate: people(300), overlapGroups: ['G1'] },
			{ ...embassy, estimate: people(200), overlapGroups: ['G1', 'G2'] },
			{ livingSituation: 'forest_or_rural', estimate: people(100), overlapGroups: ['G2'] }
		);
		expect(chain).toEqual(['D-2 for D-1']);
	});

	it('judges a total by what its breakdown adds up to, and before it', () => {
		const total = { estimate: people(10), overlapGroups: ['G'] };
		const some = [['UG'], ['KE']].map((nationalities) => ({ nationalities, estimate: people(15) }));
		const rival = { ...embassy, estimate: people(20), overlapGroups: ['G'] };
		expect(find(total, ...some, rival)).toEqual(['D-4 for D-1']);
		expect(find(total, some[0]!, rival)).toEqual(['D-1 for D-3', 'D-2 with total for D-3']);
		const groups = { overlapGroups: ['H'] };
		expect(find(total, { ...some[0]!, ...groups }, { ...rival, ...groups, estimate: people(14) })).toEqual([
			'D-3 for D-2'
		]);
	});

	it('sets a cell aside for a shelter and a shelter for a cell, and never a shelter for another', () => {
		const shelter = (code: string, low: number): Counter => ({
			shelter: { code, dataset: 'public_record', areaCode: 'KH12', intervalDays: null },
			...{ report: null, freshness: 'up_to_date', basis: 'report', takenOff: [] },
			...{ estimate: people(low), overlapGroups: ['G'] }
		});
		const [cell] = toCells([figure({ overlapGroups: ['G'] })], AS_OF);
		expect(tell(findSamePeople([cell!, shelter('S-1', 150), shelter('S-2', 90)]))).toEqual(['D-1 for S-1']);
		expect(tell(findSamePeople([cell!, shelter('S-1', 50), shelter('S-2', 90)]))).toEqual([
			'S-1 for D-1',
			'S-2 for D-1'
		]);
	});

	it('names the strongest of several that count the same people', () => {
		const shared = { overlapGroups: ['G'] };
		const found = find(
			{ ...shared, estimate: people(10) },
			{ ...shared, ...embassy, estimate: people(30) },
			{ ...shared, livingSituation: 'forest_or_rural', estimate: people(20) }
		);
		expect(found).toEqual(['D-1 for D-2', 'D-3 for D-2']);
	});

	it('leaves out what is not current', () => {
		const old = { referenceOn: '2025-01-01', overlapGroups: ['G'] };
		expect(find({ overlapGroups: ['G'], estimate: NOT_KNOWN }, { ...old, ...embassy })).toEqual([]);
	});

	const choices = {
		situations: ['street', 'embassy_premises', 'forest_or_rural'],
		nationalities: [null, ['UG'], ['KE', 'UG'], ['GH']],
		overlapGroups: ['G', 'H']
	} as const;

	it('leaves no two that share a group, and sets nothing aside but for one that counts', () => {
		fc.assert(
			fc.property(anyFigures(choices), (figures) => {
				const cells = toCells(figures, AS_OF);
				const found = findSamePeople(cells);
				const gone = new Set(found.map(({ counter }) => counter));
				const counting = cells.filter((cell) => cell.choice.chosen && !gone.has(cell));
				for (const { counter, by, goesWithTotal } of found) {
					expect(gone.has(by)).toBe(false);
					expect(goesWithTotal || isCounting(counter)).toBe(true);
				}
				for (const [place, a] of counting.entries()) {
					const others = counting.slice(place + 1).filter((b) => situationKey(a) !== situationKey(b));
					expect(others.filter((b) => shareGroup(a, b))).toEqual([]);
				}
				expect(counting.length > 0).toBe(cells.some(isCounting));
			})
		);
	});

	it('gives the same answer whatever the order of the figures', () => {
		const twice = anyFigures(choices).chain((figures) => fc.tuple(fc.constant(figures), shuffled(figures)));
		fc.assert(
			fc.property(twice, ([figures, again]) => {
				expect(findSamePeople(toCells(again, AS_OF))).toEqual(findSamePeople(toCells(figures, AS_OF)));
			})
		);
	});
});
