import { describe, expect, it } from 'vitest';
import { NOT_KNOWN, ZERO, type Estimate } from '#lib/domain/estimate.ts';
import { newestOf, readSort, sortRows, type AreaRow } from '#lib/components/areas/area-rows.ts';

const counts = { events: 0, compounds: 0, shelters: 0 };
const row = (name: string, estimate?: Estimate, newestOn: string | null = null): AreaRow => ({
	key: name,
	name,
	sums: estimate ? { precarious: { estimate, newestOn, isContradicted: false } } : {},
	counts
});
const compare = (a: string, b: string) => a.localeCompare(b, 'en');
const namesBy = (rows: AreaRow[], sort: string) => {
	const asked = readSort(sort);
	return sortRows(rows, asked.sort, asked.isReversed, compare).map(({ name }) => name);
};

const rows = [
	row('Takeo'),
	row('Kampot', { low: 100, best: null, high: null }, '2026-02-01'),
	row('Pursat', NOT_KNOWN),
	row('Kandal', { low: 50, best: 300, high: 400 }, '2026-02-20'),
	row('Kep', ZERO, '2026-01-01')
];

describe('sortRows', () => {
	it('sorts names from A and back', () => {
		expect(namesBy(rows, 'name')).toEqual(['Kampot', 'Kandal', 'Kep', 'Pursat', 'Takeo']);
		expect(namesBy(rows, '-name')).toEqual(['Takeo', 'Pursat', 'Kep', 'Kandal', 'Kampot']);
	});

	it('puts the greatest number first, and what is not known last, also when reversed', () => {
		expect(namesBy(rows, 'precarious')).toEqual(['Kandal', 'Kampot', 'Kep', 'Pursat', 'Takeo']);
		expect(namesBy(rows, '-precarious')).toEqual(['Kep', 'Kampot', 'Kandal', 'Pursat', 'Takeo']);
	});

	it('puts the newest count first', () =>
		expect(namesBy(rows, 'newest')).toEqual(['Kandal', 'Kampot', 'Kep', 'Pursat', 'Takeo']));

	it('leaves the given rows as they are', () => expect(rows[0]!.name).toBe('Takeo'));
});

describe('readSort', () => {
	it.each([
		[null, 'name', false],
		['-unaccounted', 'unaccounted', true],
		['toString', 'name', false],
		['-', 'name', false]
	])('reads %s as %s, reversed: %s', (text, sort, isReversed) =>
		expect(readSort(text)).toEqual({ sort, isReversed })
	);
});

describe('newestOf', () => {
	it('is the newest of all numbers', () =>
		expect(
			newestOf({
				sums: {
					precarious: { estimate: ZERO, newestOn: '2026-01-01', isContradicted: false },
					custody: { estimate: ZERO, newestOn: '2026-02-01', isContradicted: false },
					unaccounted: { estimate: NOT_KNOWN, newestOn: null, isContradicted: false }
				}
			})
		).toBe('2026-02-01'));
	it('is null where no number is current', () => expect(newestOf({ sums: {} })).toBeNull());
});
