import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { MAX_ROWS, readCsv } from '#lib/server/import/csv.ts';

const read = (text: string) => readCsv(new TextEncoder().encode(text));
const rowsOf = (text: string) => read(text).rows.map((row) => [row.line, ...row.cells]);
const faultOf = (bytes: Uint8Array) => {
	const { faults } = readCsv(bytes);
	expect(faults).toHaveLength(1);
	return faults[0]!;
};

describe('readCsv', () => {
	it('gives header, rows and the line each row starts on', () => {
		expect(read('id,note\nA,one\n\n"B","two, ""three"""\n')).toEqual({
			header: ['id', 'note'],
			rows: [
				{ line: 2, cells: ['A', 'one'] },
				{ line: 4, cells: ['B', 'two, "three"'] }
			],
			faults: []
		});
	});

	it('counts the lines inside quoted cells, CRLF as one', () => {
		expect(rowsOf('a,b\n"x\n\ny",1\nz,2\n')).toEqual([
			[2, 'x\n\ny', '1'],
			[5, 'z', '2']
		]);
		expect(rowsOf('a,b\r\n"x\r\ny",1\r\nz,2')).toEqual([
			[2, 'x\r\ny', '1'],
			[4, 'z', '2']
		]);
	});

	it('takes a leading byte order mark off', () => {
		expect(read('\ufeffid\nA\n').header).toEqual(['id']);
	});

	it('counts lines rightly behind a byte order mark', () => {
		expect(rowsOf('\ufeff"id"\r\n"A\r\nB"\r\nC\r\n')).toEqual([
			[2, 'A\r\nB'],
			[4, 'C']
		]);
	});

	it('leaves out rows of blank cells without losing count', () => {
		expect(rowsOf('a,b\n,\n   \n1,2\n,,,,\n')).toEqual([[4, '1', '2']]);
	});

	it('keeps rows with too few or too many cells for the caller to judge', () => {
		expect(rowsOf('a,b\n1\n1,2,3\n')).toEqual([
			[2, '1'],
			[3, '1', '2', '3']
		]);
	});

	it('names a byte that is not UTF-8 by line and offset', () => {
		const fault = faultOf(Buffer.from('id\nA\nCaf\u00e9\n', 'latin1'));
		expect(fault.line).toBe(3);
		expect(fault.reason).toContain('hex e9 at offset 8');
	});

	it('finds the bad byte behind characters of two, three and four bytes and a written U+FFFD', () => {
		const good = Buffer.from('id\né ភ 𠀀 \ufffd ', 'utf8');
		const fault = faultOf(Buffer.concat([good, Buffer.from([0xe2, 0x82]), Buffer.from('\n')]));
		expect(fault.reason).toContain(`hex e2 at offset ${good.length}`);
	});

	it('names UTF-16 and UTF-32 by their byte order mark', () => {
		const utf16 = Buffer.from('\ufeffid\nA\n', 'utf16le');
		expect(faultOf(utf16).reason).toContain('UTF-16 (little-endian)');
		expect(faultOf(Buffer.from(utf16).swap16()).reason).toContain('UTF-16 (big-endian)');
		expect(faultOf(Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0])).reason).toContain('UTF-32');
	});

	it('names the line of a NUL byte', () => {
		const fault = faultOf(Buffer.from('id\nA\0B\n'));
		expect(fault).toMatchObject({ line: 2, reason: expect.stringContaining('NUL byte at offset 4') });
	});

	it('refuses a spreadsheet file', () => {
		expect(faultOf(Buffer.from([0x50, 0x4b, 3, 4, 20])).reason).toContain('spreadsheet');
	});

	it('refuses an empty file, a blank one, and a header without rows', () => {
		expect(faultOf(new Uint8Array()).reason).toBe('is empty');
		expect(faultOf(Buffer.from('\n \n,\n')).reason).toBe('holds nothing but blank lines');
		expect(faultOf(Buffer.from('id,note\n\n')).reason).toBe('holds a header and no rows');
	});

	it('refuses a lone CR and mixed line ends with the line', () => {
		expect(faultOf(Buffer.from('a\rb\rc\r'))).toMatchObject({
			line: 1,
			reason: expect.stringContaining('CR alone')
		});
		expect(faultOf(Buffer.from('a\nb\r\nc\n'))).toMatchObject({
			line: 2,
			reason: expect.stringContaining('ends in CRLF where lines before end in LF')
		});
	});

	it('allows a line end of the other kind inside quotes', () => {
		expect(read('a\r\n"x\ny"\r\n').faults).toEqual([]);
	});

	it.each([
		['never closed', 'a,b\n"x\r\ny",1\n1,"2\n3,4\n5,6\n', 4],
		['does not start with one', 'a,b\n1,2\n5" pipe,2\n', 3],
		['text follows', 'a,b\n1,2\n"x"y,2\n', 3]
	])('names the line where quoting goes wrong: %s', (reason, text, line) => {
		expect(faultOf(Buffer.from(text))).toMatchObject({ line, reason: expect.stringContaining(reason) });
	});

	it('keeps the rows before a quoting fault', () => {
		expect(rowsOf('a,b\n1,2\n"x"y,2\n3,4\n')).toEqual([[2, '1', '2']]);
	});

	it('refuses a file of more than 20 MB without reading it', () => {
		const fault = faultOf(new Uint8Array(21 * 1024 * 1024).fill(65));
		expect(fault.reason).toBe('is 21.0 MB, and at most 20 MB are read; split it');
	});

	it('reads 100,000 rows and refuses one more', () => {
		expect(read(`a\n${'1\n'.repeat(MAX_ROWS)}`)).toMatchObject({ faults: [] });
		expect(faultOf(Buffer.from(`a\n${'1\n'.repeat(MAX_ROWS + 1)}`)).reason).toContain(
			'more than 100,000 rows'
		);
	}, 60_000);

	it('reads back any cells that csv-stringify writes, with LF or CRLF', () => {
		const cell = fc.oneof(fc.string(), fc.constantFrom('a\nb', 'a\r\nb', '"', ',', 'ភ្នំពេញ', '😀'));
		const safe = cell.filter((text) => !text.includes('\0') && text.isWellFormed());
		const row = fc.tuple(fc.constant('x'), safe, safe);
		fc.assert(
			fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom('\n', '\r\n'), (rows, recordEnd) => {
				const text = stringify([['a', 'b', 'c'], ...rows], { record_delimiter: recordEnd, quoted: true });
				const table = read(text);
				expect(table.faults).toEqual([]);
				expect(table.rows.map((each) => each.cells)).toEqual(rows);
				const lines = text.split(/\r\n|\n|\r/);
				for (const each of table.rows) expect(lines[each.line - 1]).toMatch(/^"x",/);
			})
		);
	});
});
