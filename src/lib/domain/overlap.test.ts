import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCells } from '#lib/domain/cells.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { findSamePeople } from '#lib/domain/overlap.ts';
import { anyFigures, AS_OF, figure, people, shuffled } from '../../../tests/support/domain-figures.ts';

/** Which figure's cell is set aside for which, by code. */
const find = (...given: Partial<Figure>[]) => {
	const cells = toCells(
		given.map((one, place) => figure({ code: `D-${place + 1}`, ...one })),
		AS_OF
	);
	const codeOf = (cell: (typeof cells)[number]) =>
		cell.choice.chosen?.code ?? cell.choice.setAside.map((one) => one.figure.code).join();
	return findSamePeople(cells)
		.map(
			({ cell, by, goesWithTotal }) =>
				`${codeOf(cell)} ${goesWithTotal ? 'with total ' : ''}for ${codeOf(by)}`
		)
		.sort();
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

	it('judges each pair by itself', () => {
		const chain = find(
			{ estimate: people(10), overlapGroups: ['G'] },
			{ ...embassy, estimate: people(20), overlapGroups: ['G', 'H'] },
			{ livingSituation: 'forest_or_rural', estimate: people(30), overlapGroups: ['H'] }
		);
		expect(chain).toEqual(['D-1 for D-2', 'D-2 for D-3']);
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

	it('never sets aside the cell with the greatest low, unless it goes with its total', () => {
		fc.assert(
			fc.property(anyFigures(choices), (figures) => {
				const cells = toCells(figures, AS_OF);
				const most = Math.max(...cells.map((cell) => cell.choice.estimate.low));
				const direct = findSamePeople(cells).filter((one) => !one.goesWithTotal);
				for (const { cell, by } of direct) {
					expect(by.choice.estimate.low).toBeGreaterThanOrEqual(cell.choice.estimate.low);
					expect(cell.choice.chosen).not.toBeNull();
				}
				const greatest = cells.filter((cell) => cell.choice.chosen && cell.choice.estimate.low === most);
				const gone = greatest.filter((cell) => direct.some((one) => one.cell === cell));
				expect(gone.length).toBeLessThan(Math.max(1, greatest.length));
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
