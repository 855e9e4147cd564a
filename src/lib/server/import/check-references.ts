import { groupBy } from '#lib/domain/grouping.ts';
import type { ReferenceKind } from '#lib/server/import/columns/column.ts';
import type { KnownCodes } from '#lib/server/import/check-codes.ts';
import type { Reference } from '#lib/server/import/kind.ts';
import { toShownValue } from '#lib/server/import/problem.ts';
import { addProblem, type CheckedFile, type CheckedRow } from '#lib/server/import/read-file.ts';

const NOUNS: Record<ReferenceKind, string> = {
	sources: 'source',
	operations: 'operation',
	compounds: 'compound',
	shelters: 'shelter',
	events: 'event'
};

/**
 * Marks every row that names a record which is neither known nor in a file of the run: as a consequence, and once,
 * where a file of the run that may hold it could not be read.
 */
export function markUnknownReferences(files: readonly CheckedFile[], known: KnownCodes): void {
	const inRun = collectCodes(files);
	for (const row of files.flatMap((file) => file.rows)) {
		const waitsFor = new Set<string>();
		for (const reference of row.references) {
			const { kind, code } = reference;
			if (known.codes[kind].has(code) || inRun.has(toKey(kind, code))) continue;
			const unread = files.find((file) => file.kind === kind && file.problems.length > 0);
			if (unread === undefined) {
				const advice = `add it to a file of ${kind}, or correct the code`;
				mark(
					row,
					reference,
					`names ${toShownValue(code)}, which is no known ${NOUNS[kind]}; ${advice}`,
					false
				);
			} else if (!waitsFor.has(unread.name)) {
				waitsFor.add(unread.name);
				mark(row, reference, `names what may stand in ${unread.name}; that file could not be read`, true);
			}
		}
	}
}

/**
 * Marks every row that names a refused row of the run, and every row that names one of those, and so on.
 *
 * A record that is known already stays known where its row in the run is refused: nothing follows from that. A row
 * is marked for the first refused row it names, and not at all where something else is wrong with it.
 */
export function markConsequences(files: readonly CheckedFile[], known: KnownCodes): void {
	const dependents = collectDependents(files, known);
	const refused = files.flatMap((file) =>
		file.problems.length > 0 ? file.rows : file.rows.filter(isRefused)
	);
	const seen = new Set(refused);
	for (const row of refused) {
		if (row.key === null) continue;
		for (const { row: dependent, reference } of dependents.get(toKey(row.file.kind, row.key)) ?? []) {
			const place =
				row.problems.length > 0
					? `which is refused (${row.file.name} line ${row.line})`
					: `which stands in ${row.file.name}; that file is refused as a whole`;
			if (seen.has(dependent)) continue;
			mark(dependent, reference, `names ${toShownValue(reference.code)}, ${place}`, true);
			seen.add(dependent);
			refused.push(dependent);
		}
	}
}

/** Whether anything is wrong with the row itself. */
export function isRefused(row: CheckedRow): boolean {
	return row.problems.length > 0;
}

interface Dependent {
	row: CheckedRow;
	reference: Reference;
}

function collectDependents(files: readonly CheckedFile[], known: KnownCodes): Map<string, Dependent[]> {
	const dependents = files
		.flatMap((file) => file.rows)
		.flatMap((row) => row.references.map((reference) => ({ row, reference })))
		.filter(({ reference: { kind, code } }) => !known.codes[kind].has(code));
	return groupBy(dependents, ({ reference: { kind, code } }) => toKey(kind, code));
}

function collectCodes(files: readonly CheckedFile[]): Set<string> {
	const codes = new Set<string>();
	for (const { kind, rows } of files) {
		for (const { key } of rows) if (key !== null) codes.add(toKey(kind, key));
	}
	return codes;
}

function toKey(kind: string, code: string): string {
	return `${kind} ${code}`;
}

function mark(row: CheckedRow, { column, cell }: Reference, reason: string, isConsequence: boolean): void {
	addProblem(row, { column, value: cell, reason, isConsequence });
}
