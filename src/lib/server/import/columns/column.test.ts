import { describe, expect, it } from 'vitest';
import { reference } from '#lib/server/import/columns/code.ts';
import { optional, required, toColumnName } from '#lib/server/import/columns/column.ts';
import { people } from '#lib/server/import/columns/number.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };

describe('required', () => {
	it('refuses a blank cell without asking', () => {
		const column = required(() => ({ value: 1 }));
		expect(column.read('', CONTEXT)).toEqual({ reason: 'must not be blank' });
		expect(column.read('x', CONTEXT)).toEqual({ value: 1 });
	});
});

describe('optional', () => {
	it('reads blank as null, which is not 0, and writes it back', () => {
		const column = optional(people());
		expect(column.read('', CONTEXT)).toEqual({ value: null });
		expect(column.read('0', CONTEXT)).toEqual({ value: 0 });
		expect([column.write(null), column.write(0)]).toEqual(['', '0']);
	});

	it('names no record where it is blank', () => {
		const { references } = optional(reference('events'));
		expect(references?.codesOf(null)).toEqual([]);
		expect(references?.codesOf('KH-E-001')).toEqual(['KH-E-001']);
	});
});

describe('toColumnName', () => {
	it.each([
		['id', 'id'],
		['nationalityIso2', 'nationality_iso2'],
		['estPeopleLow', 'est_people_low']
	])('writes %s as %s', (field, name) => expect(toColumnName(field)).toBe(name));
});
