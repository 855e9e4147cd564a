import { describe, expect, it } from 'vitest';
import {
	countEvents,
	drawBars,
	groupBars,
	listYears,
	placeOf,
	topOf
} from '#lib/components/timeline/bars.ts';

const span = { from: '2025-11-10', to: '2026-02-22' };
const bars = groupBars(span, 'month', [
	{ from: '2025-11-01', to: '2025-11-30', kinds: { raid: 3, arrest: 1, death: 1 } },
	{ from: '2026-02-01', to: '2026-02-28', kinds: { release: 2 } }
]);

describe('groupBars', () => {
	it('counts kinds in their groups and keeps empty months', () =>
		expect(bars.map(({ from, groups, total }) => [from, groups.raid, groups.departure, total])).toEqual([
			['2025-11-01', 4, 0, 5],
			['2025-12-01', 0, 0, 0],
			['2026-01-01', 0, 0, 0],
			['2026-02-01', 0, 2, 2]
		]));
});

describe('drawBars', () => {
	it('draws from zero, so that heights are as the numbers', () => {
		const heightOf = (from: number) =>
			drawBars(bars)
				.filter(({ x }) => Math.floor(x / 25) === from)
				.reduce((sum, { height }) => sum + height, 0);
		expect(heightOf(0) / heightOf(3)).toBeCloseTo(5 / 2);
		expect(Math.max(...drawBars(bars).map(({ y, height }) => y + height))).toBeCloseTo(100);
	});

	it('draws nothing where nothing happened', () => expect(drawBars([bars[1]!])).toEqual([]));
});

describe('topOf', () => {
	it.each([
		[1, 1],
		[4, 4],
		[5, 6],
		[20, 20],
		[21, 30],
		[999, 1000]
	])('is round and not below the highest bar: of %i it is %i', (highest, top) => {
		const bar = { ...bars[1]!, total: highest };
		expect(topOf([bar])).toBe(top);
	});
	it('is 1 where every bar is empty', () => expect(topOf([bars[1]!])).toBe(1));
});

describe('listYears', () => {
	it('writes each year where it begins', () =>
		expect(listYears(bars)).toEqual([
			{ year: '2025', x: 0 },
			{ year: '2026', x: 50 }
		]));
});

describe('placeOf', () => {
	it.each([
		[null, null, [0, 3]],
		['2025-12-05', '2026-01-03', [1, 2]],
		[null, '2025-11-30', [0, 0]],
		['2026-02-20', null, [3, 3]],
		['2027-01-01', null, [3, 3]],
		[null, '2020-01-01', [0, 0]]
	] as const)('finds %s to %s at %j', (from, to, place) => expect(placeOf(bars, from, to)).toEqual(place));
});

describe('countEvents', () => {
	it('counts the bars of the stretch', () => expect(countEvents(bars, [0, 2])).toBe(5));
});
