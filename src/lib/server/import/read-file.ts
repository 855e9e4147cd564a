import type { ReadContext } from '#lib/server/import/columns/column.ts';
import { readCsv, type CsvRow } from '#lib/server/import/csv.ts';
import { findHeaderFaults } from '#lib/server/import/header.ts';
import type { Reference } from '#lib/server/import/kind.ts';
import { KINDS, type KindName } from '#lib/server/import/kinds.ts';
import { toShownValue, type Problem } from '#lib/server/import/problem.ts';

/** A file to import. */
export interface ImportFile {
	kind: KindName;
	/** The name that problems give; no two files of a run share one. */
	name: string;
	bytes: Uint8Array;
}

/** A row on its way through the checks; each check adds the problems it finds. */
export interface CheckedRow {
	file: CheckedFile;
	/** Line on which the row starts, the header being 1. */
	line: number;
	/** The cells as they stand in the file. */
	cells: string[];
	/** What tells the row from others of its kind; null where it could not be read. */
	key: string | null;
	/** The values, of the row type of the file's kind; null where a cell or the row is refused. */
	row: unknown;
	references: Reference[];
	problems: Problem[];
}

/** A file on its way through the checks. */
export interface CheckedFile {
	kind: KindName;
	name: string;
	header: string[];
	rows: CheckedRow[];
	/** Problems of the file as a whole; with any, no row of it may be written. */
	problems: Problem[];
}

/** Reads a file and everything in it that can be judged without looking at other rows. */
export function readImportFile({ kind, name, bytes }: ImportFile, context: ReadContext): CheckedFile {
	const { header, rows, faults } = readCsv(bytes);
	const { columnNames, laterColumns } = KINDS[kind];
	const headerFaults = header.length > 0 ? findHeaderFaults(header, columnNames, laterColumns) : [];
	const problems = [...faults, ...headerFaults].map((fault) => {
		return { file: name, ...fault, code: null, value: null, isConsequence: false };
	});
	const file: CheckedFile = { kind, name, header, rows: [], problems };
	for (const row of rows) file.rows.push(checkRow(file, row, context));
	return file;
}

function checkRow(file: CheckedFile, { line, cells }: CsvRow, context: ReadContext): CheckedRow {
	const kind = KINDS[file.kind];
	const named = toNamedCells(kind.columnNames, file.header, cells);
	if (cells.length !== file.header.length) {
		const keyCells = Object.entries(named).filter(([column]) => kind.keyColumns.includes(column));
		const { key } = kind.readRow(Object.fromEntries(keyCells), context);
		const checked: CheckedRow = { file, line, cells, key, row: null, references: [], problems: [] };
		addProblem(checked, { reason: toCountReason(cells.length, file.header.length) });
		return checked;
	}
	const { row, key, faults, references } = kind.readRow(named, context);
	const checked: CheckedRow = { file, line, cells, key, row, references, problems: [] };
	for (const { column, cell, reason } of faults) addProblem(checked, { column, value: cell, reason });
	return checked;
}

/** Adds a problem to a row. Column and value are null unless given; the value is made fit for a terminal here. */
export function addProblem(
	row: CheckedRow,
	what: { reason: string; column?: string | null; value?: string | null; isConsequence?: boolean }
): void {
	const { reason, column = null, value = null, isConsequence = false } = what;
	row.problems.push({
		file: row.file.name,
		line: row.line,
		code: row.key,
		column,
		value: value === null ? null : toShownValue(value),
		reason,
		isConsequence
	});
}

/** Cells by name of column, as far as the header names a column that is known; the first of two of a name. */
function toNamedCells(
	columnNames: readonly string[],
	header: string[],
	cells: string[]
): Record<string, string> {
	const named: Record<string, string> = {};
	for (const column of columnNames) {
		const index = header.indexOf(column);
		if (index >= 0) named[column] = cells[index] ?? '';
	}
	return named;
}

function toCountReason(cells: number, columns: number): string {
	const advice =
		cells > columns ? 'quote cells that hold a comma' : 'write blank cells too, with their commas';
	return `has ${cells} ${cells === 1 ? 'cell' : 'cells'} where the header has ${columns}; ${advice}`;
}
