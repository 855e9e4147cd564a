import { describe, expect, it } from 'vitest';
import { day, pastDay } from '#lib/server/import/columns/day.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };

describe('day', () => {
	it.each(['2024-02-29', '2099-01-01'])('reads %s', (cell) =>
		expect(day().read(cell, CONTEXT)).toEqual({ value: cell })
	);

	it.each([
		['2026-02-31', 'month 02 of 2026 has 28 days, and no day 31'],
		['2026-04-00', 'month 04 of 2026 has 30 days, and no day 00'],
		['2026-13-01', 'there is no month 13'],
		['2026-00-01', 'there is no month 00'],
		['2026-02', 'write its first day'],
		['2026', 'write its first day'],
		['31/12/2025', 'write it as YYYY-MM-DD'],
		['2026-2-1', 'write it as YYYY-MM-DD'],
		['yesterday', 'write it as YYYY-MM-DD'],
		['2026-02-01T00:00', 'write it as YYYY-MM-DD']
	])('refuses %s', (cell, reason) =>
		expect(day().read(cell, CONTEXT)).toEqual({ reason: expect.stringContaining(reason) })
	);
});

describe('pastDay', () => {
	it('reads today and refuses tomorrow', () => {
		expect(pastDay().read('2026-11-22', CONTEXT)).toEqual({ value: '2026-11-22' });
		expect(pastDay().read('2026-11-23', CONTEXT)).toEqual({
			reason: 'is after today (2026-11-22); write the day it was observed or published'
		});
	});
});
