import type { Day } from '#lib/domain/day.ts';

/** Kinds of record that a row may name by its code. */
export const REFERENCE_KINDS = ['sources', 'operations', 'compounds', 'shelters', 'events'] as const;

/** The kind of record that one column names by code. */
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** What a cell says as a value, or why it is refused (to be read after the place, without a full stop). */
export type Reading<T> = { value: T } | { reason: string };

/** What the checks need to know from outside the files. */
export interface ReadContext {
	/** Reference dates after this day are refused. */
	today: Day;
	/** English names of the provinces, as a file must spell them. */
	provinces: readonly string[];
}

/** One column of a file: how its cells become values, and values cells. */
export interface Column<T> {
	/** Reads a trimmed cell that holds nothing unsafe. */
	read: (cell: string, context: ReadContext) => Reading<T>;
	/** The cell, in canonical form, that reads back as the value. */
	write: (value: T) => string;
	/** Which records a value names; absent where the column names none. */
	references?: { kind: ReferenceKind; codesOf: (value: T) => string[] };
	/** Whether people write into it what they like, personal data too. */
	isFreeText?: boolean;
}

/** The columns of a row type, by field. */
export type Columns<Row> = { readonly [Field in keyof Row]: Column<Row[Field]> };

/** The row that a set of columns makes. */
export type RowOf<C> = { [Field in keyof C]: C[Field] extends Column<infer T> ? T : never };

/** A column that refuses blank cells and reads the others as told. */
export function required<T>(
	read: (cell: string, context: ReadContext) => Reading<T>,
	write: (value: T) => string = String
): Column<T> {
	return {
		read: (cell, context) => (cell === '' ? { reason: 'must not be blank' } : read(cell, context)),
		write
	};
}

/** The same column, where a blank cell is null. */
export function optional<T>(inner: Column<T>): Column<T | null> {
	return {
		read: (cell, context) => (cell === '' ? { value: null } : inner.read(cell, context)),
		write: (value) => (value === null ? '' : inner.write(value)),
		isFreeText: inner.isFreeText,
		references: inner.references && {
			kind: inner.references.kind,
			codesOf: (value) => (value === null ? [] : (inner.references?.codesOf(value) ?? []))
		}
	};
}

/** The name in the header of a field: 'nationalityIso2' is nationality_iso2. */
export function toColumnName(field: string): string {
	return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
