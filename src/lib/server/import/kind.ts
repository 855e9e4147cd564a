import { findCellFault, trimCell } from '#lib/server/import/cell.ts';
import {
	toColumnName,
	type Column,
	type ReadContext,
	type ReferenceKind,
	type RowOf
} from '#lib/server/import/columns/column.ts';
import type { Rule } from '#lib/server/import/rules.ts';

/** Something wrong with one cell of a row, or with the row as seen from that cell. */
export interface CellFault {
	/** Name in the header. */
	column: string;
	/** The cell as it was read, without outer spaces. */
	cell: string;
	reason: string;
}

/** A record that a cell names. */
export interface Reference {
	column: string;
	cell: string;
	kind: ReferenceKind;
	code: string;
}

/** What became of a row of cells. */
export interface RowReading<Row> {
	/** The values; null where anything is wrong. */
	row: Row | null;
	/** What tells the row from others of its kind; null where it could not be read. */
	key: string | null;
	/** Everything wrong with the row, in the order of the columns. */
	faults: CellFault[];
	/** Every record named in a cell that could be read. */
	references: Reference[];
}

/** How the files of one kind are read and written. */
export interface Kind<Row> {
	/** Names of the columns in the order in which a file is written; a file read has them in any order. */
	columnNames: readonly string[];
	/** Those that a file may lack, as it was written before they were added; they are blank then. */
	laterColumns: readonly string[];
	/** Columns that people write into what they like. */
	freeTextColumns: readonly string[];
	/** Columns that make up the key. */
	keyColumns: readonly string[];
	/**
	 * Reads one row. A column that the cells do not have is left out: the row is then null, without a fault.
	 *
	 * @param cells by name of column, as they stand in the file
	 */
	readRow(cells: Record<string, string>, context: ReadContext): RowReading<Row>;
	/** The cells, in canonical form and the order of `columnNames`, that read back as the row. */
	toCells(row: Row): Record<string, string>;
	/** What tells the row from others of its kind: the code, or the codes of a link. */
	keyOf(row: Row): string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one type that a column of every type fits
type AnyColumns = Record<string, Column<any>>;

/**
 * A kind of file from its columns (in the order of the file, by field) and the rules across them.
 *
 * `key` names the fields that together tell one row from another; `keyOf` overrides how they are joined. `later` names
 * fields that may be blank and were added to the kind after files of it had been written.
 */
export function defineKind<C extends AnyColumns>(spec: {
	columns: C;
	key: readonly (keyof C & string)[];
	keyOf?: (row: RowOf<C>) => string;
	later?: readonly (keyof C & string)[];
	rules?: readonly Rule<RowOf<C>>[];
}): Kind<RowOf<C>> {
	type Row = RowOf<C>;
	const { columns, key, later = [], rules = [] } = spec;
	const fields = Object.keys(columns) as (keyof C & string)[];
	const named = Object.entries(columns).map(([field, column]) => ({
		field,
		name: toColumnName(field),
		isLater: later.includes(field),
		...column
	}));
	const keyOf = spec.keyOf ?? ((row: Row) => key.map((field) => String(row[field])).join(' '));

	return {
		columnNames: fields.map(toColumnName),
		laterColumns: later.map(toColumnName),
		freeTextColumns: named.filter(({ isFreeText }) => isFreeText).map(({ name }) => name),
		keyColumns: key.map(toColumnName),
		keyOf,
		toCells: (row) =>
			Object.fromEntries(fields.map((field) => [toColumnName(field), columns[field]!.write(row[field])])),
		readRow(cells, context) {
			const { values, faults, references } = readCells(named, cells, context);
			const row = values as Row;
			const has = (needed: readonly (keyof Row & string)[]) => needed.every((field) => field in values);
			for (const rule of rules) {
				const fault = has(rule.needs) ? rule.check(row, context) : null;
				if (!fault) continue;
				const column = toColumnName(fault.field);
				faults.push({ column, cell: trimCell(cells[column] ?? ''), reason: fault.reason });
			}
			const isWhole = faults.length === 0 && has(fields);
			return { row: isWhole ? row : null, key: has(key) ? keyOf(row) : null, faults, references };
		}
	};
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
type NamedColumn = Column<any> & { field: string; name: string; isLater: boolean };

function readCells(columns: readonly NamedColumn[], cells: Record<string, string>, context: ReadContext) {
	const values: Record<string, unknown> = {};
	const faults: CellFault[] = [];
	const references: Reference[] = [];
	for (const { field, name: column, isLater, read, references: named } of columns) {
		const written = cells[column] ?? (isLater ? '' : undefined);
		if (written === undefined) continue;
		const cell = trimCell(written);
		const reason = findCellFault(cell);
		const reading = reason === null ? read(cell, context) : { reason };
		if ('reason' in reading) {
			faults.push({ column, cell, reason: reading.reason });
			continue;
		}
		values[field] = reading.value;
		for (const code of named?.codesOf(reading.value) ?? [])
			references.push({ column, cell, kind: named!.kind, code });
	}
	return { values, faults, references };
}
