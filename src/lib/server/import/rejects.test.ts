import { describe, expect, it } from 'vitest';
import type { RejectedLine } from '#lib/server/import/check.ts';
import { readCsv } from '#lib/server/import/csv.ts';
import { toRejects } from '#lib/server/import/rejects.ts';

const line = (more: Partial<RejectedLine>): RejectedLine => ({
	file: 'a.csv',
	kind: 'sources',
	header: ['id', 'title'],
	line: 2,
	cells: ['SRC-1', 'One'],
	reasons: ['title is wrong'],
	...more
});
const read = (csv: string) => {
	const { header, rows } = readCsv(new TextEncoder().encode(csv));
	return [header, ...rows.map((row) => row.cells)];
};

describe('toRejects', () => {
	it('gives the rows back with their reasons as the last column', () => {
		const [rejects] = toRejects([
			line({ cells: ['SRC-1', 'One, "two"'], reasons: ['id is wrong', 'title too'] }),
			line({ cells: [' SRC-2 ', ''] })
		]);
		expect(read(rejects!.csv)).toEqual([
			['id', 'title', 'reason'],
			['SRC-1', 'One, "two"', 'id is wrong; title too'],
			[' SRC-2 ', '', 'title is wrong']
		]);
	});

	it('makes one for each file', () => {
		const rejects = toRejects([line({}), line({ file: 'b.csv', header: ['title', 'id'] }), line({})]);
		expect(rejects.map(({ file, csv }) => [file, read(csv).length])).toEqual([
			['a.csv', 3],
			['b.csv', 2]
		]);
	});

	it('loses no cell of a row that has too few or too many', () => {
		const [rejects] = toRejects([line({ cells: ['SRC-1'] }), line({ cells: ['SRC-1', 'One', 'more'] })]);
		expect(read(rejects!.csv).slice(1)).toEqual([
			['SRC-1', '', 'title is wrong'],
			['SRC-1', 'One', 'title is wrong', 'more']
		]);
	});

	it('replaces the reason of an earlier round', () => {
		const [rejects] = toRejects([
			line({ header: ['id', 'title', 'reason'], cells: ['SRC-1', 'One', 'old'] })
		]);
		expect(read(rejects!.csv)).toEqual([
			['id', 'title', 'reason'],
			['SRC-1', 'One', 'title is wrong']
		]);
	});

	it('hands no formula on to a spreadsheet', () => {
		const [rejects] = toRejects([line({ cells: ['-5', ' =HYPERLINK("x")'] })]);
		expect(read(rejects!.csv)[1]).toEqual(['-5', '\' =HYPERLINK("x")', 'title is wrong']);
	});
});
