import { describe, expect, it } from 'vitest';
import { entryCondition } from '#lib/server/import/columns/entry-condition.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };

describe('entryCondition', () => {
	it.each(['women_only', 'none_known', 'nationality:ID'])('reads %s', (cell) =>
		expect(entryCondition().read(cell, CONTEXT)).toEqual({ value: cell })
	);

	it.each([
		['women only', 'did you mean women_only?'],
		['nationality:IDN', 'names a nationality that is not an ISO 3166-1 country code'],
		['nationality:', 'names a nationality that must not be blank'],
		['ID', 'is not one of']
	])('refuses %s', (cell, reason) =>
		expect(entryCondition().read(cell, CONTEXT)).toEqual({ reason: expect.stringContaining(reason) })
	);
});
