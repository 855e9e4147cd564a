import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#lib/domain/day.ts';
import { BAR_LENGTHS, chooseBarLength, isDrawnIn, listBars, toBarStart } from '#lib/domain/timeline.ts';

const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days));
const anySpan = fc
	.tuple(anyDay, fc.integer({ min: 0, max: 400 }))
	.map(([from, days]) => ({ from, to: addDays(from, days) }));

describe('chooseBarLength', () => {
	it.each([
		['2026-02-01', '2026-02-28', 'day'],
		['2026-01-01', '2026-03-03', 'day'],
		['2026-01-01', '2026-03-04', 'week'],
		['2025-01-01', '2026-02-24', 'week'],
		['2025-01-01', '2026-02-25', 'month'],
		['2022-01-01', '2026-02-24', 'month']
	] as const)('draws %s to %s by the %s', (from, to, length) =>
		expect(chooseBarLength({ from, to })).toBe(length)
	);
});

describe('listBars', () => {
	it('draws the months of a winter', () =>
		expect(listBars({ from: '2025-12-15', to: '2026-02-02' }, 'month')).toEqual([
			{ from: '2025-12-01', to: '2025-12-31' },
			{ from: '2026-01-01', to: '2026-01-31' },
			{ from: '2026-02-01', to: '2026-02-28' }
		]));

	it('begins weeks on Monday', () =>
		expect(listBars({ from: '2026-02-22', to: '2026-02-23' }, 'week')).toEqual([
			{ from: '2026-02-16', to: '2026-02-22' },
			{ from: '2026-02-23', to: '2026-03-01' }
		]));

	it('leaves no day out and puts none in two bars', () => {
		fc.assert(
			fc.property(anySpan, fc.constantFrom(...BAR_LENGTHS), (span, length) => {
				const bars = listBars(span, length);
				expect(bars[0]!.from <= span.from && bars.at(-1)!.to >= span.to).toBe(true);
				const isWhole = bars.every((bar) => toBarStart(bar.to, length) === bar.from);
				const isClose = bars.every(
					(bar, index) => index === 0 || daysBetween(bars[index - 1]!.to, bar.from) === 1
				);
				expect([isWhole, isClose]).toEqual([true, true]);
			})
		);
	});
});

describe('isDrawnIn', () => {
	it.each([
		['day', 'day', true],
		['day', 'month', false],
		['week', 'month', false],
		['month', 'month', true],
		['month', 'year', false]
	] as const)('in bars of a %s, a date known to its %s: %s', (length, precision, isDrawn) =>
		expect(isDrawnIn(length, precision)).toBe(isDrawn)
	);
});
