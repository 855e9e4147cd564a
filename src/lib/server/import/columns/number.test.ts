import { describe, expect, it } from 'vitest';
import { people } from '#lib/server/import/columns/number.ts';

const read = (cell: string) => people().read(cell, { today: '2026-11-22', provinces: [] });

describe('people', () => {
	it.each([
		['0', 0],
		['007', 7],
		['99999999', 99_999_999]
	])('reads %s', (cell, value) => expect(read(cell)).toEqual({ value }));

	it.each([
		['-5', 'is negative'],
		['-1,000', 'is negative'],
		['1,213', 'write 1213'],
		['1.213.000', 'write 1213000'],
		['1\u202f213', 'write 1213'],
		['12.5', 'not a whole number'],
		['12,50', 'not a whole number'],
		['100000000', 'more than 99,999,999'],
		['9'.repeat(400), 'more than 99,999,999'],
		['about 300', 'not a number'],
		['1e3', 'not a number'],
		['0x10', 'not a number'],
		['១២', 'not a number'],
		['', 'must not be blank']
	])('refuses %s', (cell, reason) => expect(read(cell)).toEqual({ reason: expect.stringContaining(reason) }));
});
