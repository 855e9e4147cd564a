import { describe, expect, it } from 'vitest';
import { lastDue, untilDue } from '#lib/server/control/timetable.ts';

const HOUR = 3_600_000;

describe('the timetable', () => {
	it.each([
		['2026-11-23T05:59:59+07:00', '2026-11-22T06:00:00+07:00'],
		['2026-11-23T06:00:00+07:00', '2026-11-23T06:00:00+07:00'],
		['2026-11-23T23:30:00+07:00', '2026-11-23T06:00:00+07:00'],
		['2026-11-24T00:30:00+07:00', '2026-11-23T06:00:00+07:00']
	])('was due before %s at %s', (moment, due) => {
		expect(lastDue(new Date(moment)).getTime()).toBe(Date.parse(due));
	});

	it('waits until six in the morning of Phnom Penh', () => {
		expect(untilDue(new Date('2026-11-23T05:00:00+07:00'))).toBe(HOUR);
		expect(untilDue(new Date('2026-11-23T06:00:00+07:00'))).toBe(24 * HOUR);
	});
});
