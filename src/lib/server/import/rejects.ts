import { stringify } from 'csv-stringify/sync';
import { isFormula } from '#lib/server/import/cell.ts';
import type { RejectedLine } from '#lib/server/import/check.ts';
import { REASON_COLUMN } from '#lib/server/import/header.ts';

/** Rejected rows of one file, to be corrected and imported again. */
export interface RejectsFile {
	/** The file they come from. */
	file: string;
	/** CSV with the columns of that file and, last, `reason`, which the importer leaves unread. */
	csv: string;
}

/**
 * The rejected rows as CSV, one for each file they come from, their cells as they were.
 *
 * Only a cell that a spreadsheet would run as a formula gets an apostrophe in front; the importer refuses it still.
 * A row of too few cells is filled up with blank ones; those beyond the header stand behind the reason.
 */
export function toRejects(lines: readonly RejectedLine[]): RejectsFile[] {
	const files = [...new Set(lines.map((line) => line.file))];
	return files.map((file) => ({ file, csv: toCsv(lines.filter((line) => line.file === file)) }));
}

function toCsv(lines: readonly RejectedLine[]): string {
	const columns = withoutReason(lines[0]?.header ?? [], lines[0]?.header ?? []);
	const rows = lines.map(({ header, cells, reasons }) => {
		const own = withoutReason(header, cells.slice(0, header.length));
		const blanks = Array<string>(Math.max(0, columns.length - own.length)).fill('');
		return [...own, ...blanks, reasons.join('; '), ...cells.slice(header.length)].map(toSafeCell);
	});
	return stringify([[...columns, REASON_COLUMN], ...rows]);
}

/** The cells without that of a reason from an earlier round, so that reasons do not pile up. */
function withoutReason(header: readonly string[], cells: readonly string[]): string[] {
	const end = header.at(-1) === REASON_COLUMN ? header.length - 1 : header.length;
	return cells.slice(0, end);
}

function toSafeCell(cell: string): string {
	return isFormula(cell.trimStart()) && !cell.startsWith("'") ? `'${cell}` : cell;
}
