import { describe, expect, it } from 'vitest';
import { optional } from '#lib/server/import/columns/column.ts';
import { people } from '#lib/server/import/columns/number.ts';
import { text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';
import { risingRule } from '#lib/server/import/rules.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };
const kind = defineKind({
	columns: { id: text(), peopleLow: optional(people()), peopleHigh: optional(people()) },
	key: ['id'],
	rules: [risingRule('peopleLow', 'peopleHigh')]
});
const read = (cells: Record<string, string>) => kind.readRow(cells, CONTEXT);

describe('defineKind', () => {
	it('reads trimmed cells and writes them in the order of the columns', () => {
		const { row } = read({ people_high: '3', id: ' A ', people_low: ' ' });
		expect(row).toEqual({ id: 'A', peopleLow: null, peopleHigh: 3 });
		expect(Object.entries(kind.toCells(row!))).toEqual([
			['id', 'A'],
			['people_low', ''],
			['people_high', '3']
		]);
	});

	it('finds everything wrong with a row at once', () => {
		const { row, faults } = read({ id: '=x', people_low: '-1', people_high: 'many' });
		expect(row).toBeNull();
		expect(faults.map((fault) => fault.column)).toEqual(['id', 'people_low', 'people_high']);
	});

	it('keeps the key of a row that is wrong elsewhere', () => {
		expect(read({ id: 'A', people_low: 'x', people_high: '' })).toMatchObject({ row: null, key: 'A' });
		expect(read({ id: '', people_low: '', people_high: '' }).key).toBeNull();
	});

	it('applies a rule only to fields that could be read', () => {
		expect(read({ id: 'A', people_low: '5', people_high: '3' }).faults).toMatchObject([
			{ column: 'people_low', cell: '5' }
		]);
		expect(read({ id: 'A', people_low: '5', people_high: 'x' }).faults).toMatchObject([
			{ column: 'people_high' }
		]);
	});

	it('makes no row where a column is missing, without blaming the row', () => {
		expect(read({ id: 'A', people_low: '5' })).toMatchObject({ row: null, key: 'A', faults: [] });
	});
});
