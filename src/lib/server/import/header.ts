import { toSuggestion } from '#lib/server/import/nearest.ts';
import { toShownValue } from '#lib/server/import/problem.ts';
import type { FileFault } from '#lib/server/import/utf8.ts';

/** The column that a file of rejected rows has at its end; left unread, so that a corrected one can be imported. */
export const REASON_COLUMN = 'reason';

/**
 * What is wrong with a header: columns without a name, named twice, not known, or missing. Their order is free.
 *
 * @param laterColumns those that a file from before they were added may lack
 */
export function findHeaderFaults(
	header: readonly string[],
	columnNames: readonly string[],
	laterColumns: readonly string[] = []
): FileFault[] {
	const fault = (column: string | null, reason: string) => ({ line: 1, column, reason });
	const separator = findOtherSeparator(header, columnNames);
	if (separator !== null)
		return [fault(null, `has ${separator} between the columns; save the file with commas`)];

	const faults: FileFault[] = [];
	const seen = new Set<string>();
	for (const [index, name] of header.entries()) {
		const shown = toShownValue(name);
		if (name === '') faults.push(fault(null, `has no name for column ${index + 1}; name it or take it out`));
		else if (seen.has(name)) faults.push(fault(shown, 'stands twice in the header; keep one'));
		else if (!columnNames.includes(name) && !isReasonColumn(header, index)) {
			const missing = columnNames.filter((known) => !header.includes(known));
			faults.push(fault(shown, `is not a column of this kind of file${toSuggestion(name, missing)}`));
		}
		seen.add(name);
	}
	for (const name of columnNames) {
		if (!seen.has(name) && !laterColumns.includes(name))
			faults.push(fault(name, 'is missing from the header; add the column, its cells may be blank'));
	}
	return faults;
}

function isReasonColumn(header: readonly string[], index: number): boolean {
	return header[index] === REASON_COLUMN && index === header.length - 1;
}

function findOtherSeparator(header: readonly string[], columnNames: readonly string[]): string | null {
	const [only = ''] = header;
	if (header.length > 1 || columnNames.includes(only)) return null;
	if (only.includes(';')) return 'semicolons';
	return only.includes('\t') ? 'tabs' : null;
}
