import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayIn, daysBetween, isDay, parseDay, todayInPhnomPenh } from '#lib/domain/day.ts';

const anyDay = fc
	.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('isDay', () => {
	it('accepts a leap day only in a leap year', () => {
		expect(isDay('2024-02-29')).toBe(true);
		expect(isDay('2026-02-29')).toBe(false);
		expect(isDay('1900-02-29')).toBe(false);
	});

	it('agrees with the calendar of the platform in every year, month and day', () => {
		const number = (least: number, most: number, digits: number) =>
			fc.integer({ min: least, max: most }).map((value) => String(value).padStart(digits, '0'));
		fc.assert(
			fc.property(number(0, 9999, 4), number(0, 13, 2), number(0, 32, 2), (year, month, day) => {
				const text = `${year}-${month}-${day}`;
				const time = Date.parse(`${text}T00:00:00Z`);
				const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
				expect(isDay(text)).toBe(isReal && year !== '0000');
			}),
			{ numRuns: 2000 }
		);
	});

	it.each(['2026-02-31', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01'])(
		'refuses %s, which no calendar has',
		(text) => expect(isDay(text)).toBe(false)
	);

	it.each(['2026-2-1', '20260201', '2026-02-01T00:00:00Z', ' 2026-02-01', '2026-02-01\n', '', '01/02/2026'])(
		'refuses %j, which is not written as a day',
		(text) => expect(isDay(text)).toBe(false)
	);
});

describe('parseDay', () => {
	it('returns a real day unchanged', () => expect(parseDay('2026-02-05')).toBe('2026-02-05'));

	it('names the text it refuses', () => expect(() => parseDay('2026-02-31')).toThrow("'2026-02-31'"));
});

describe('addDays', () => {
	it('crosses month, leap day and year', () => {
		expect(addDays('2026-01-31', 1)).toBe('2026-02-01');
		expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
		expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
	});

	it('refuses to leave the years that a day can name', () => {
		expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
		expect(() => addDays('0001-01-01', -1)).toThrow(RangeError);
	});

	it('is undone by daysBetween', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -30_000, max: 30_000 }), (day, days) => {
				expect(daysBetween(day, addDays(day, days))).toBe(days);
			})
		);
	});
});

describe('daysBetween', () => {
	it('counts 21 days from 1 to 22 February', () => {
		expect(daysBetween('2026-02-01', '2026-02-22')).toBe(21);
		expect(daysBetween('2026-02-22', '2026-02-01')).toBe(-21);
	});

	it('orders days as their text does', () => {
		fc.assert(
			fc.property(anyDay, anyDay, (a, b) => {
				expect(daysBetween(a, b) > 0).toBe(a < b);
			})
		);
	});
});

describe('dayIn', () => {
	it('gives the day of the zone, not of Greenwich', () => {
		const instant = new Date('2026-02-05T18:30:00Z');
		expect(dayIn(instant, 'UTC')).toBe('2026-02-05');
		expect(dayIn(instant, 'Pacific/Auckland')).toBe('2026-02-06');
	});
});

describe('todayInPhnomPenh', () => {
	it('turns at 17:00 UTC', () => {
		expect(todayInPhnomPenh(new Date('2026-02-05T16:59:59.999Z'))).toBe('2026-02-05');
		expect(todayInPhnomPenh(new Date('2026-02-05T17:00:00Z'))).toBe('2026-02-06');
	});
});
