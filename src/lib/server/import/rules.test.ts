import { describe, expect, it } from 'vitest';
import { peopleRule, pointRule, precisionRule } from '#lib/server/import/rules.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };

describe('pointRule', () => {
	const check = (lat: number | null, lon: number | null) => pointRule.check({ lat, lon }, CONTEXT);

	it.each([
		[null, null],
		[11.5, 104.9],
		[9.5, 102],
		[15, 108]
	])('allows %s, %s', (lat, lon) => expect(check(lat, lon)).toBeNull());

	it('names coordinates the wrong way round', () => {
		expect(check(104.9, 11.5)).toEqual({
			field: 'lat',
			reason: expect.stringContaining('swapped with lon 11.5')
		});
	});

	it.each([
		[16, 104, 'lat'],
		[9.49, 104, 'lat'],
		[11, 101, 'lon'],
		[11, 0, 'lon'],
		[0, 0, 'lat']
	])('names the coordinate that leads out of the country: %s, %s', (lat, lon, field) =>
		expect(check(lat, lon)).toEqual({ field, reason: expect.stringContaining('outside Cambodia') })
	);

	it('needs both', () => {
		expect(check(11, null)?.field).toBe('lon');
		expect(check(null, 104)?.field).toBe('lat');
	});
});

describe('precisionRule', () => {
	const check = (lat: number | null, lon: number | null, precision: string | null) =>
		precisionRule.check({ lat, lon, precision }, CONTEXT);

	it('asks for a precision with a point, and for none without', () => {
		expect(check(11, 104, null)?.reason).toContain('say what the point is');
		expect(check(null, null, 'town')?.reason).toContain('without a point');
		expect(check(11, 104, 'town')).toBeNull();
		expect(check(null, null, null)).toBeNull();
	});

	it('leaves half a point to the other rule', () => {
		expect(check(11, null, null)).toBeNull();
	});
});

describe('peopleRule', () => {
	const check = (peopleLow: number | null, peopleBest: number | null, peopleHigh: number | null) =>
		peopleRule.check({ peopleLow, peopleBest, peopleHigh }, CONTEXT);

	it.each([
		[null, null, null],
		[1, 2, 3],
		[2, 2, 2],
		[1, null, 3],
		[null, 2, null],
		[0, 0, 0]
	])('allows %s, %s, %s', (low, best, high) => expect(check(low, best, high)).toBeNull());

	it('compares low with high over a blank best', () => {
		expect(check(300, null, 200)).toEqual({
			field: 'peopleLow',
			reason: 'is greater than people_high (300 > 200); put the smaller first'
		});
	});

	it('names the best that lies outside', () => {
		expect(check(100, 90, 200)).toMatchObject({
			field: 'peopleLow',
			reason: expect.stringContaining('people_best')
		});
		expect(check(100, 250, 200)).toMatchObject({
			field: 'peopleBest',
			reason: expect.stringContaining('people_high')
		});
	});
});
