import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectCandidates } from '#lib/domain/candidates.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { anyFigures, AS_OF, figure, people, shuffled } from '../../../tests/support/domain-figures.ts';

const select = (...figures: Figure[]) => {
	const { candidates, setAside } = selectCandidates(figures, AS_OF);
	return {
		stay: candidates.map((candidate) => candidate.figure.code).sort(),
		states: Object.fromEntries(candidates.map((one) => [one.figure.code, one.freshness])),
		recommended: candidates
			.filter((one) => one.recommendedAt !== null)
			.map((one) => one.figure.code)
			.sort(),
		out: Object.fromEntries(setAside.map((one) => [one.figure.code, one.reason]))
	};
};
const closedOn = (occurredOn: string) => ({
	...{ eventCode: 'E-1', occurredOn, datePrecision: 'day' as const },
	people: people(64)
});

describe('selectCandidates', () => {
	it('sets aside what says more or less than people of the cell', () => {
		const { stay, out } = select(
			figure({ code: 'D-1', statesAttributes: true, unit: 'household' }),
			figure({ code: 'D-2', unit: 'household' }),
			figure({ code: 'D-3', referenceOn: null }),
			figure({ code: 'D-4' })
		);
		expect(stay).toEqual(['D-4']);
		expect(out).toEqual({ 'D-1': 'states_attributes', 'D-2': 'households', 'D-3': 'undated' });
	});

	it('does not let a figure of women alone replace a whole count of its series', () => {
		const women = figure({ code: 'D-2', operation: 'OP', statesAttributes: true });
		expect(select(figure({ code: 'D-1', operation: 'OP', referenceOn: '2026-02-20' }), women).stay).toEqual([
			'D-1'
		]);
	});

	it('keeps the latest round of an operation, whoever published it', () => {
		const { stay, out } = select(
			figure({ code: 'D-1', operation: 'OP', publisher: 'Paper', referenceOn: '2026-02-21' }),
			figure({ code: 'D-2', operation: 'OP', publisher: 'Radio', referenceOn: '2026-02-20' })
		);
		expect(stay).toEqual(['D-1']);
		expect(out).toEqual({ 'D-2': 'later_round' });
	});

	it('takes the publisher for the series where there is no operation, never for an operation of that name', () => {
		const { stay, out } = select(
			figure({ code: 'D-1', publisher: 'OP', referenceOn: '2026-02-21' }),
			figure({ code: 'D-2', publisher: 'OP', referenceOn: '2026-02-20' }),
			figure({ code: 'D-3', operation: 'OP', referenceOn: '2026-02-20' })
		);
		expect(stay).toEqual(['D-1', 'D-3']);
		expect(out).toEqual({ 'D-2': 'later_round' });
	});

	it('of two rounds on one day keeps the greater revision, then the greater code', () => {
		expect(select(figure({ code: 'D-1', revision: 2 }), figure({ code: 'D-2', revision: 1 })).stay).toEqual([
			'D-1'
		]);
		expect(select(figure({ code: 'D-1' }), figure({ code: 'D-2' })).stay).toEqual(['D-2']);
	});

	it('does not bring an older round back when the latest one is closed or expired', () => {
		const older = figure({ code: 'D-1', referenceOn: '2026-02-19', intervalDays: 30 });
		const closed = figure({ code: 'D-2', referenceOn: '2026-02-20', closedBy: closedOn('2026-02-22') });
		expect(select(older, closed)).toMatchObject({
			stay: [],
			out: { 'D-1': 'later_round', 'D-2': 'closed_by_event' }
		});
		const expired = figure({ code: 'D-2', referenceOn: '2026-02-20', intervalDays: 1 });
		expect(
			select({ ...older, referenceOn: '2026-02-18' }, { ...expired, referenceOn: '2026-02-19' }).out
		).toEqual({
			'D-1': 'later_round',
			'D-2': 'expired'
		});
	});

	it('lets an event close a figure from its day, not before', () => {
		expect(select(figure({ closedBy: closedOn('2026-02-23') })).stay).toEqual(['D-1']);
		expect(select(figure({ closedBy: closedOn('2026-02-22') })).out).toEqual({ 'D-1': 'closed_by_event' });
	});

	it('closes with a figure every other of the cell that is dated before the event, and names the event', () => {
		const [closedBy, later] = [closedOn('2026-02-18'), { ...closedOn('2026-02-20'), eventCode: 'E-2' }];
		const closed = figure({ code: 'D-1', publisher: 'A', referenceOn: '2026-02-17', closedBy });
		const other = (code: string, referenceOn: string | null) =>
			figure({ code, publisher: code, referenceOn });
		const before = other('D-2', '2026-02-15');
		expect(select(closed, before)).toMatchObject({
			stay: [],
			out: { 'D-1': 'closed_by_event', 'D-2': 'closed_by_event' }
		});
		expect(select(closed, other('D-2', '2026-02-18')).stay).toEqual(['D-2']);
		expect(select({ ...closed, referenceOn: '2026-02-19' }, before).out).toMatchObject({
			'D-1': 'closed_by_event'
		});
		expect(selectCandidates([closed, before], '2026-02-17').candidates).toHaveLength(2);
		const undated = { ...other('D-3', null), closedBy: later };
		expect(selectCandidates([closed, before, undated], AS_OF).setAside).toEqual([
			{ figure: closed, reason: 'closed_by_event', closedBy },
			{ figure: before, reason: 'closed_by_event', closedBy: later },
			{ figure: undated, reason: 'undated', closedBy: null }
		]);
	});

	it('closes the cell with a round that a later one of its series replaced, but not with some of its people', () => {
		const first = figure({ code: 'D-1', referenceOn: '2026-02-10', closedBy: closedOn('2026-02-18') });
		const second = figure({ code: 'D-2', referenceOn: '2026-02-15' });
		expect(select(first, second).out).toEqual({ 'D-1': 'later_round', 'D-2': 'closed_by_event' });
		expect(select({ ...first, statesAttributes: true }, second).stay).toEqual(['D-2']);
		expect(select({ ...first, unit: 'household' }, second).stay).toEqual(['D-2']);
	});

	it('gives the state of the newest to what lies at most 7 days before it', () => {
		const newest = figure({ code: 'D-1', publisher: 'A', referenceOn: '2026-02-14' });
		const near = figure({ code: 'D-2', publisher: 'B', referenceOn: '2026-02-07' });
		const far = figure({ code: 'D-3', publisher: 'C', referenceOn: '2026-02-06' });
		expect(select(newest, near, far).states).toEqual({ 'D-1': 'due', 'D-2': 'due', 'D-3': 'overdue' });
	});

	it('takes the freshest of several newest', () => {
		const daily = figure({ code: 'D-1', publisher: 'A', referenceOn: '2026-02-19', intervalDays: 1 });
		const weekly = figure({ code: 'D-2', publisher: 'B', referenceOn: '2026-02-19' });
		expect(select(daily, weekly).states).toEqual({ 'D-1': 'up_to_date', 'D-2': 'up_to_date' });
	});

	it('judges freshness without the figures that an event closed', () => {
		const closed = figure({ code: 'D-1', publisher: 'A', closedBy: closedOn('2026-02-22') });
		const open = figure({ code: 'D-2', publisher: 'B', referenceOn: '2026-02-15' });
		const early = { ...closed, closedBy: closedOn('2026-02-15') };
		expect(select(early, open).states).toEqual({ 'D-2': 'due' });
	});

	it('sets an expired figure aside on the day it expires', () => {
		expect(select(figure({ referenceOn: '2026-02-02' })).stay).toEqual(['D-1']);
		expect(select(figure({ referenceOn: '2026-02-01' })).out).toEqual({ 'D-1': 'expired' });
	});

	describe('a recommendation', () => {
		const recommended = figure({
			code: 'D-1',
			publisher: 'A',
			referenceOn: '2026-02-20',
			recommendation: { revision: 5, reason: 'seen' }
		});
		const newer = figure({ code: 'D-2', publisher: 'B', referenceOn: '2026-02-21', revision: 6 });

		it('lapses when a figure arrives after it that is about a later day', () => {
			expect(select(recommended, newer).recommended).toEqual([]);
			expect(select(recommended, { ...newer, arrivedIn: 4 }).recommended).toEqual(['D-1']);
			expect(select(recommended, { ...newer, referenceOn: '2026-02-20' }).recommended).toEqual(['D-1']);
		});

		it('does not come back when the newer figure is closed or superseded', () => {
			const closed = { ...newer, closedBy: closedOn('2026-02-20') };
			expect(select(recommended, closed)).toMatchObject({ stay: ['D-1'], recommended: [] });
			const superseding = figure({ code: 'D-3', publisher: 'B', revision: 4 });
			expect(select(recommended, newer, superseding).recommended).toEqual([]);
		});

		it('does not lapse for women alone, households, or no day', () => {
			const others: Partial<Figure>[] = [
				{ statesAttributes: true },
				{ unit: 'household' },
				{ referenceOn: null }
			];
			for (const given of others) {
				expect(select(recommended, { ...newer, ...given }).recommended).toEqual(['D-1']);
			}
		});
	});

	it('refuses a figure about a day after the one asked for', () => {
		expect(() => select(figure({ referenceOn: '2026-02-23' }))).toThrow(RangeError);
	});

	it('gives every figure one place, whatever the order they come in', () => {
		const twice = anyFigures().chain((figures) => fc.tuple(fc.constant(figures), shuffled(figures)));
		fc.assert(
			fc.property(twice, ([figures, again]) => {
				const first = select(...figures);
				expect([...first.stay, ...Object.keys(first.out)].sort()).toEqual(
					figures.map((one) => one.code).sort()
				);
				expect(select(...again)).toEqual(first);
			})
		);
	});
});
