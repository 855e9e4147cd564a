import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsvResponse, type RowPage } from '#lib/server/export/list-csv.ts';

interface Row {
	code: string;
	people: number | null;
	names: string[];
}

const columns = {
	code: ({ code }: Row) => code,
	people_low: ({ people }: Row) => people,
	aliases: ({ names }: Row) => names
};

const row = (code: string, people: number | null = null, names: string[] = []): Row => ({
	code,
	people,
	names
});

async function read(pages: Record<string, RowPage<Row>>): Promise<string[][]> {
	const response = await toCsvResponse({
		name: 'compounds',
		asOf: '2026-02-22',
		columns,
		listPage: (start) => Promise.resolve(pages[start ?? 'first']!)
	});
	return parse(await response.text());
}

describe('toCsvResponse', () => {
	it('writes every page once, in order, under one header', async () => {
		const text = await read({
			first: { rows: [row('A'), row('B')], next: 'C' },
			C: { rows: [], next: 'D' },
			D: { rows: [row('D')], next: null }
		});
		expect(text.map(([code]) => code)).toEqual(['code', 'A', 'B', 'D']);
	});

	it('writes the header of a list without rows', async () => {
		expect(await read({ first: { rows: [], next: null } })).toEqual([['code', 'people_low', 'aliases']]);
	});

	it('leaves what is not known empty and writes a zero as 0', async () => {
		const rows = await read({
			first: { rows: [row('A'), row('B', 0, ['长湾', 'Long "Bay", old'])], next: null }
		});
		expect(rows.slice(1)).toEqual([
			['A', '', ''],
			['B', '0', '长湾;Long "Bay", old']
		]);
	});

	it('gives a spreadsheet no formula to run', async () => {
		const rows = await read({
			first: { rows: ['=1+1', '+1', '-1', '@a', '\t=1'].map((text) => row(text)), next: null }
		});
		expect(rows.slice(1).map(([code]) => code![0])).toEqual(["'", "'", "'", "'", "'"]);
	});

	it('names the file for the list and the day', async () => {
		const { headers } = await toCsvResponse({
			name: 'events',
			asOf: '2026-02-22',
			columns,
			listPage: () => Promise.resolve({ rows: [], next: null })
		});
		expect(headers.get('content-disposition')).toBe('attachment; filename="sala-events-2026-02-22.csv"');
		expect(headers.get('content-type')).toContain('text/csv');
	});

	it('fails before the answer begins where the first page fails', async () => {
		const failing = toCsvResponse({
			name: 'events',
			asOf: '2026-02-22',
			columns,
			listPage: () => Promise.reject(new Error('no database'))
		});
		await expect(failing).rejects.toThrow('no database');
	});
});
