import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCells } from '#lib/domain/cells.ts';
import { codeOf } from '#lib/domain/counters.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { takeOffParts } from '#lib/domain/place-not-known.ts';
import { expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { anyFigures, AS_OF, figure, people, shuffled } from '../../../tests/support/domain-figures.ts';

const shared = { overlapGroups: ['G'] };
const whole = { areaCode: null, estimate: people(300), ...shared };
const take = (from: Partial<Figure>, ...parts: Partial<Figure>[]) => {
	const cells = toCells(
		[from, ...parts].map((one, place) => figure({ code: `D-${place}`, ...one })),
		AS_OF
	);
	const left = takeOffParts(
		cells.find((cell) => cell.areaCode === null)!,
		cells.filter((cell) => cell.areaCode !== null)
	);
	return { estimate: left.estimate, takenOff: left.takenOff.map(codeOf) };
};

describe('takeOffParts', () => {
	it('shows what the parts leave', () => {
		const left = take(
			whole,
			{ ...shared, estimate: people(60) },
			{ ...shared, areaCode: 'KH18', estimate: people(40) }
		);
		expect(left).toEqual({ estimate: people(200), takenOff: ['D-1', 'D-2'] });
	});

	it('takes highs off the low, and lows off the high', () => {
		expect(
			take({ ...whole, estimate: people(200, 300, 500) }, { ...shared, estimate: people(20, 60, 90) })
				.estimate
		).toEqual({ low: 110, best: 240, high: 480 });
	});

	it('has low 0 where a part has no high, and no best where a part has none', () => {
		expect(take(whole, { ...shared, estimate: people(60, null) }).estimate).toEqual({
			low: 0,
			best: null,
			high: 240
		});
		expect(take(whole, { ...shared, estimate: NOT_KNOWN }).estimate).toEqual({
			low: 0,
			best: null,
			high: 300
		});
	});

	it('has no high where the whole has none', () => {
		expect(
			take({ ...whole, estimate: people(200, null) }, { ...shared, estimate: people(60) }).estimate
		).toEqual({
			low: 140,
			best: null,
			high: null
		});
	});

	it('is never below zero', () => {
		expect(take(whole, { ...shared, estimate: people(400) }).estimate).toEqual(people(0));
	});

	it('counts a part of several groups with low 0', () => {
		expect(take(whole, { overlapGroups: ['G', 'H'], estimate: people(60) }).estimate).toEqual({
			low: 240,
			best: 240,
			high: 300
		});
	});

	it('takes a total off once, not again with its breakdown', () => {
		const left = take(
			whole,
			{ ...shared, estimate: people(60) },
			{ ...shared, nationalities: ['UG'], estimate: people(50) },
			{ ...shared, nationalities: ['UG'], estimate: people(7), areaCode: 'KH18' }
		);
		expect(left).toEqual({ estimate: people(233), takenOff: ['D-1', 'D-3'] });
	});

	it('takes the breakdown off where its total is of no such group', () => {
		const left = take(
			whole,
			{ estimate: people(60) },
			{ ...shared, nationalities: ['UG'], estimate: people(50) }
		);
		expect(left).toEqual({ estimate: people(250), takenOff: ['D-2'] });
	});

	it('leaves the cell as it is where nothing current shares a group with it', () => {
		const old = { referenceOn: '2026-01-01' };
		expect(take(whole, { overlapGroups: ['H'] }, { ...shared, ...old, areaCode: 'KH18' })).toEqual({
			estimate: people(300),
			takenOff: []
		});
		expect(take({ ...whole, ...old }, shared)).toEqual({ estimate: NOT_KNOWN, takenOff: [] });
	});

	it('keeps low ≤ best ≤ high and never adds, whatever the order of the parts', () => {
		const choices = {
			areas: ['KH12', 'KH18'],
			nationalities: [null, ['UG'], ['GH']],
			overlapGroups: ['G', 'H']
		};
		const anyCase = fc
			.tuple(anyFigures({ ...choices, areas: [null] }, 2), anyFigures(choices))
			.chain(([a, b]) => {
				const figures = [...a.map((one) => ({ ...one, code: `W-${one.code}` })), ...b];
				return fc.tuple(fc.constant(figures), shuffled(figures));
			});
		const reduce = (figures: readonly Figure[]) => {
			const cells = toCells(figures, AS_OF);
			const ofAreas = cells.filter((cell) => cell.areaCode !== null);
			return cells.filter((cell) => cell.areaCode === null).map((cell) => takeOffParts(cell, ofAreas));
		};
		fc.assert(
			fc.property(anyCase, ([figures, again]) => {
				const reduced = reduce(figures);
				for (const cell of reduced) {
					expectOrdered(cell.estimate);
					expect(cell.estimate.low).toBeLessThanOrEqual(cell.choice.estimate.low);
					expect(cell.estimate.high ?? 0).toBeLessThanOrEqual(cell.choice.estimate.high ?? 0);
				}
				expect(reduce(again)).toEqual(reduced);
			})
		);
	});
});
