import { CsvError, parse } from 'csv-parse/sync';
import { countLineEnds, toUtf8, type FileFault } from '#lib/server/import/utf8.ts';

/** One row of a file as it stands there. */
export interface CsvRow {
	/** Line on which the row starts, the header being 1. */
	line: number;
	/** The cells in the order of the file, untrimmed, as many as the row has. */
	cells: string[];
}

/** A file taken apart into rows, as far as it could be read. */
export interface CsvTable {
	/** Names of the columns, trimmed; empty where no header could be read. */
	header: string[];
	/** Rows that hold anything, up to the first fault. */
	rows: CsvRow[];
	/** What keeps the file from being read as a whole; with any, no row of it may be written. */
	faults: FileFault[];
}

/** Most rows that are read from one file, without the header. */
export const MAX_ROWS = 100_000;

const QUOTE_REASONS: Record<string, string> = {
	CSV_QUOTE_NOT_CLOSED:
		'a quotation mark opened in the row that starts here is never closed; later lines cannot be read',
	INVALID_OPENING_QUOTE:
		'a quotation mark stands inside a cell that does not start with one; quote the whole cell and double the mark ("")',
	CSV_INVALID_CLOSING_QUOTE:
		'text follows the closing quotation mark of a cell; double a quotation mark that is meant as text ("")'
};

/**
 * Rows of a CSV file (RFC 4180, UTF-8, commas) with the lines they start on, and what is wrong with the file.
 *
 * Lines end in LF or in CRLF, all alike. Blank lines and rows of blank cells are left out. The number of cells
 * is not compared with the header here. Never throws on bad input.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(bytes: Uint8Array): CsvTable {
	const text = toUtf8(bytes);
	if ('fault' in text) return { header: [], rows: [], faults: [text.fault] };
	const { rows, faults } = splitRows(text.utf8);
	const header = rows.shift()?.cells.map((name) => name.trim()) ?? [];
	if (header.length === 0 && faults.length === 0) faults.push(wholeFile('holds nothing but blank lines'));
	else if (rows.length === 0 && faults.length === 0) faults.push(wholeFile('holds a header and no rows'));
	if (rows.length > MAX_ROWS) {
		faults.push(wholeFile(`holds more than ${MAX_ROWS.toLocaleString('en')} rows; split it`));
		rows.length = MAX_ROWS;
	}
	return { header, rows, faults };
}

function wholeFile(reason: string): FileFault {
	return { line: null, column: null, reason };
}

function splitRows(bytes: Uint8Array): { rows: CsvRow[]; faults: FileFault[] } {
	const rows: CsvRow[] = [];
	const ends = new LineEnds(bytes);
	try {
		parse(bytes, {
			relax_column_count: true,
			record_delimiter: ['\r\n', '\n', '\r'],
			to: MAX_ROWS + 2,
			on_record: (record, { bytes: end }) => {
				const line = ends.nextLine;
				ends.passRow(end);
				if (record.some((cell) => cell.trim() !== '')) rows.push({ line, cells: record });
				return null;
			}
		});
	} catch (error) {
		const reason = error instanceof CsvError ? QUOTE_REASONS[error.code] : undefined;
		if (reason === undefined) throw error;
		return { rows, faults: [{ line: ends.nextLine, column: null, reason }] };
	}
	return { rows, faults: ends.fault ? [ends.fault] : [] };
}

/**
 * Walks along the rows of a file, knowing the line of each and whether all lines end alike.
 *
 * csv-parse counts a CRLF inside a quoted cell as two lines, so lines are counted here.
 */
class LineEnds {
	/** Line on which the next row starts. */
	nextLine = 1;
	fault: FileFault | null = null;
	#bytes: Uint8Array;
	#offset = 0;
	#first: string | null = null;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** Moves on past a row, which ends at an offset just after its line end. */
	passRow(end: number): void {
		const line = this.nextLine;
		this.nextLine += countLineEnds(this.#bytes, this.#offset, end);
		this.#offset = end;
		const lineEnd = this.#lineEndBefore(end);
		if (lineEnd === null || this.fault) return;
		this.#first ??= lineEnd;
		if (lineEnd === 'CR') this.#refuse(line, 'ends in CR alone, the line end of old Macintosh files');
		else if (lineEnd !== this.#first)
			this.#refuse(line, `ends in ${lineEnd} where lines before end in ${this.#first}`);
	}

	#lineEndBefore(end: number): 'LF' | 'CRLF' | 'CR' | null {
		const last = this.#bytes[end - 1];
		if (last === 0x0a) return this.#bytes[end - 2] === 0x0d ? 'CRLF' : 'LF';
		return last === 0x0d ? 'CR' : null;
	}

	#refuse(line: number, what: string): void {
		this.fault = {
			line,
			column: null,
			reason: `${what}; save the file with one kind of line end (LF or CRLF)`
		};
	}
}
