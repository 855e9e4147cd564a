import { describe, expect, it } from 'vitest';
import { country, nationality } from '#lib/server/import/columns/country.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };

describe('country', () => {
	it('reads a code', () => {
		expect(country().read('VN', CONTEXT)).toEqual({ value: 'VN' });
	});

	it.each([
		['vn', 'did you mean VN?'],
		['UK', 'did you mean GB?'],
		['VNM', 'two capitals'],
		['XX', 'two capitals']
	])('refuses %s', (cell, reason) =>
		expect(country().read(cell, CONTEXT)).toEqual({ reason: expect.stringContaining(reason) })
	);
});

describe('nationality', () => {
	it.each([
		['CN', { iso2: 'CN', people: null }, 'CN'],
		['CN:130', { iso2: 'CN', people: 130 }, 'CN:130'],
		['CN : 0', { iso2: 'CN', people: 0 }, 'CN:0']
	])('reads %s', (cell, value, written) => {
		expect(nationality().read(cell, CONTEXT)).toEqual({ value });
		expect(nationality().write(value)).toBe(written);
	});

	it.each([
		['CN:many', 'has a count that is not a number'],
		['CN:', 'has a count that is not a number'],
		['CN:-1', 'has a count that is negative'],
		['130:CN', 'not an ISO 3166-1 country code'],
		['CN:1:2', 'more than one colon']
	])('refuses %s', (cell, reason) =>
		expect(nationality().read(cell, CONTEXT)).toEqual({ reason: expect.stringContaining(reason) })
	);
});
