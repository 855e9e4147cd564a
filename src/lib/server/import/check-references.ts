import type { ReferenceKind } from '#lib/server/import/columns/column.ts';
import type { KnownCodes } from '#lib/server/import/check-codes.ts';
import type { Reference } from '#lib/server/import/kind.ts';
import { addProblem, type CheckedFile, type CheckedRow } from '#lib/server/import/read-file.ts';

const NOUNS: Record<ReferenceKind, string> = {
	sources: 'source',
	operations: 'operation',
	compounds: 'compound',
	shelters: 'shelter',
	events: 'event'
};

/** Marks every row that names a record which is neither known nor in a file of the run. */
export function markUnknownReferences(files: readonly CheckedFile[], known: KnownCodes): void {
	const inRun = collectCodes(files);
	for (const row of files.flatMap((file) => file.rows)) {
		for (const reference of row.references) {
			const { kind, code } = reference;
			if (known.codes[kind].has(code) || inRun.has(toKey(kind, code))) continue;
			const unread = files.find((file) => file.kind === kind && file.problems.length > 0);
			const reason = unread
				? `names ${code}, which may stand in ${unread.name}; that file could not be read`
				: `names ${code}, which is no known ${NOUNS[kind]}; add it to a file of ${kind}, or correct the code`;
			mark(row, reference, reason, unread !== undefined);
		}
	}
}

/**
 * Marks every row that names a refused row of the run, and every row that names one of those, and so on.
 *
 * A record that is known already stays known where its row in the run is refused: nothing follows from that.
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
			mark(dependent, reference, `names ${reference.code}, ${place}`, true);
			if (seen.has(dependent)) continue;
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
	const dependents = new Map<string, Dependent[]>();
	for (const row of files.flatMap((file) => file.rows)) {
		for (const reference of row.references) {
			if (known.codes[reference.kind].has(reference.code)) continue;
			const key = toKey(reference.kind, reference.code);
			const others = dependents.get(key);
			if (others) others.push({ row, reference });
			else dependents.set(key, [{ row, reference }]);
		}
	}
	return dependents;
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
