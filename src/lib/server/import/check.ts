import type { Day } from '#lib/domain/day.ts';
import { markRepeatedKeys, markTakenCodes, type KnownCodes } from '#lib/server/import/check-codes.ts';
import { markOtherDatasets } from '#lib/server/import/check-dataset.ts';
import { markRepeatedRelations } from '#lib/server/import/check-relations.ts';
import { isRefused, markConsequences, markUnknownReferences } from '#lib/server/import/check-references.ts';
import { KIND_NAMES, type KindName, type RowsByKind } from '#lib/server/import/kinds.ts';
import { listWarnings, type CellWarning } from '#lib/server/import/personal-data.ts';
import type { Problem } from '#lib/server/import/problem.ts';
import { readImportFile, type CheckedFile, type ImportFile } from '#lib/server/import/read-file.ts';

export type { KnownCodes } from '#lib/server/import/check-codes.ts';
export type { ImportFile } from '#lib/server/import/read-file.ts';

/** A row that may not be written, as it stands in its file. */
export interface RejectedLine {
	file: string;
	kind: KindName;
	/** Names of the columns of its file, in the order of its cells. */
	header: readonly string[];
	line: number;
	cells: readonly string[];
	/** Each with the column it is about, in the order found. */
	reasons: string[];
}

/** What a run of files comes to. Without any problem all of it may be written. */
export interface CheckedFiles {
	/** Sound rows, which name only known records and each other; in the order of the files and of their lines. */
	rows: { [K in KindName]: RowsByKind[K][] };
	/** Everything wrong, by kind in the order of dependency, then by file and line. */
	problems: Problem[];
	/** Cells that look like personal data: told, and not refused. */
	warnings: CellWarning[];
	/** Rows left out, of files that could be read; together with `rows` nothing of those files is lost. */
	rejectedLines: RejectedLine[];
	/** Names of the files refused as a whole, of which no row is in `rows` or `rejectedLines`. */
	refusedFiles: string[];
}

/**
 * Reads files of any kinds together and checks every row against the others and against what is known.
 *
 * All problems of all rows are found in one run. A row that names a refused row of the run is refused too, so the
 * accepted rows can be written by themselves. Never throws on bad input.
 *
 * @param today reference dates after it are refused
 */
export function checkFiles(files: readonly ImportFile[], known: KnownCodes, today: Day): CheckedFiles {
	const context = { today, provinces: known.provinces };
	const checked = KIND_NAMES.flatMap((kind) => files.filter((file) => file.kind === kind)).map((file) =>
		readImportFile(file, context)
	);
	markRepeatedKeys(checked);
	markTakenCodes(checked, known);
	markOtherDatasets(checked, known);
	markRepeatedRelations(checked, known);
	markUnknownReferences(checked, known);
	markConsequences(checked, known);

	const readable = checked.filter((file) => file.problems.length === 0);
	return {
		rows: collectRows(readable),
		problems: checked.flatMap((file) => [...file.problems, ...file.rows.flatMap((row) => row.problems)]),
		warnings: readable.flatMap(listWarnings),
		rejectedLines: readable.flatMap(toRejectedLines),
		refusedFiles: checked.filter((file) => file.problems.length > 0).map((file) => file.name)
	};
}

function collectRows(files: readonly CheckedFile[]): CheckedFiles['rows'] {
	const rowsOf = (kind: KindName) =>
		files
			.filter((file) => file.kind === kind)
			.flatMap((file) => file.rows.filter((row) => !isRefused(row)).map((row) => row.row));
	return Object.fromEntries(KIND_NAMES.map((kind) => [kind, rowsOf(kind)])) as CheckedFiles['rows'];
}

function toRejectedLines({ name, kind, header, rows }: CheckedFile): RejectedLine[] {
	return rows.filter(isRefused).map(({ line, cells, problems }) => ({
		file: name,
		kind,
		header,
		line,
		cells,
		reasons: problems.map(({ column, reason }) => (column === null ? reason : `${column} ${reason}`))
	}));
}
