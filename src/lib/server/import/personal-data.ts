import { findPersonalData, type PersonalDataKind } from '#lib/domain/personal-data.ts';
import { KINDS } from '#lib/server/import/kinds.ts';
import type { CheckedFile } from '#lib/server/import/read-file.ts';
import { toCount } from '#lib/server/import/report.ts';

/** A cell that looks like personal data. What stands there is not repeated: reports get into logs and mails. */
export interface CellWarning {
	file: string;
	/** Line of the file on which the row starts. */
	line: number;
	/** As it stands in the header. */
	column: string;
	kind: PersonalDataKind;
	/** With which letter of the cell it starts, from 1. */
	letter: number;
}

const MEANINGS: Record<PersonalDataKind, string> = {
	phone: 'a telephone number',
	email: 'an e-mail address',
	passport: 'the number of a passport',
	coordinates: 'an exact place'
};

const REMEDIES: Record<PersonalDataKind, string> = {
	phone: 'take it out, unless an institution published it for everybody to call',
	email: 'take it out, unless an institution published it for everybody to write to',
	passport: 'take it out',
	coordinates: 'take it out; a place belongs in its own columns, where it is decided who may see it'
};

/** Every cell of free text in a file that looks like personal data. */
export function listWarnings({ name, kind, header, rows }: CheckedFile): CellWarning[] {
	const columns = header.flatMap((column, index) =>
		KINDS[kind].freeTextColumns.includes(column) ? [{ column, index }] : []
	);
	return rows.flatMap(({ line, cells }) =>
		columns.flatMap(({ column, index }) =>
			findPersonalData(cells[index] ?? '').map(({ kind: found, start }) => ({
				...{ file: name, line, column, kind: found },
				letter: Array.from(cells[index]!.slice(0, start)).length + 1
			}))
		)
	);
}

/** Warnings as text for a terminal, a line each; blank where there is none. */
export function toWarningText(warnings: readonly CellWarning[]): string {
	if (warnings.length === 0) return '';
	const lines = warnings.map(
		({ file, line, column, kind, letter }) =>
			`${file}:${line} ${column}: looks like ${MEANINGS[kind]}, from letter ${letter} on; ${REMEDIES[kind]}`
	);
	return `${toCount(warnings.length, 'warning')}: Sala holds no personal data\n${lines.join('\n')}\n\n`;
}
