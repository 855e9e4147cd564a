import { describe, expect, it } from 'vitest';
import { degrees, province } from '#lib/server/import/columns/place.ts';

const CONTEXT = { today: '2026-11-22', provinces: ['Kampot', 'Phnom Penh'] };

describe('degrees', () => {
	it.each([
		['11.56245', 11.56245],
		['-3', -3],
		['104', 104]
	])('reads %s', (cell, value) => expect(degrees().read(cell, CONTEXT)).toEqual({ value }));

	it.each([
		['11,56245', 'write 11.56245'],
		['11°33', 'decimal degrees'],
		['1e2', 'decimal degrees'],
		['11.', 'decimal degrees'],
		['N 11.5', 'decimal degrees']
	])('refuses %s', (cell, reason) =>
		expect(degrees().read(cell, CONTEXT)).toEqual({ reason: expect.stringContaining(reason) })
	);
});

describe('province', () => {
	it('reads a name of the list', () => {
		expect(province().read('Kampot', CONTEXT)).toEqual({ value: 'Kampot' });
	});

	it('suggests the nearest name', () => {
		expect(province().read('Pnom Penh', CONTEXT)).toEqual({
			reason: 'is not one of the 2 provinces in English (did you mean Phnom Penh?)'
		});
	});
});
