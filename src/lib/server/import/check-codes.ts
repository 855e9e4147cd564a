import { groupBy } from '#lib/domain/grouping.ts';
import type { TargetDataset } from '#lib/server/import/check-dataset.ts';
import type { KnownRelations } from '#lib/server/import/check-relations.ts';
import { KINDS, RECORD_KINDS, type KindName, type RecordKind } from '#lib/server/import/kinds.ts';
import { addProblem, type CheckedFile, type CheckedRow } from '#lib/server/import/read-file.ts';

/** What exists already: codes by kind, and the names of the provinces. */
export interface KnownCodes extends TargetDataset, KnownRelations {
	/** Codes of the records that rows may name, and that no row of another kind may take. */
	codes: Readonly<Record<RecordKind, ReadonlySet<string>>>;
	/** English names of the provinces, as a file must spell them. */
	provinces: readonly string[];
}

/** A record of each kind, with its article. */
const NOUNS: Record<RecordKind, string> = {
	sources: 'a source',
	operations: 'an operation',
	compounds: 'a compound',
	shelters: 'a shelter',
	events: 'an event',
	displacement: 'a count of displaced people',
	country_measures: 'a country measure'
};

const SHOWN_PLACES = 5;

/** Whether rows of the kind are records with a code of their own. */
export function isRecordKind(kind: KindName): kind is RecordKind {
	return (RECORD_KINDS as readonly string[]).includes(kind);
}

/** Marks every row whose key stands on another row of its kind; nobody can tell which of them is meant. */
export function markRepeatedKeys(files: readonly CheckedFile[]): void {
	const keyed = files.flatMap((file) => file.rows.filter((row) => row.key !== null));
	for (const rows of groupBy(keyed, (row) => `${row.file.kind} ${row.key}`).values()) {
		if (rows.length === 1) continue;
		const reason = `stands on ${toPlaces(rows)}; keep one of these rows`;
		for (const row of rows) addProblem(row, { column: toKeyColumn(row), value: row.key, reason });
	}
}

/** Marks every row whose code is that of a record of another kind, known or in the same run. */
export function markTakenCodes(files: readonly CheckedFile[], known: KnownCodes): void {
	const inRun = new Map<RecordKind, Set<string>>(RECORD_KINDS.map((kind) => [kind, new Set()]));
	for (const { kind, rows } of files) {
		if (!isRecordKind(kind)) continue;
		for (const { key } of rows) if (key !== null) inRun.get(kind)?.add(key);
	}
	for (const { kind, rows } of files) {
		if (!isRecordKind(kind)) continue;
		const others = RECORD_KINDS.filter((other) => other !== kind);
		for (const row of rows) {
			const { key } = row;
			if (key === null) continue;
			const taken = others.find((other) => known.codes[other].has(key) || inRun.get(other)?.has(key));
			if (taken === undefined) continue;
			const reason = `is the code of ${NOUNS[taken]}; give ${NOUNS[kind]} a code of its own`;
			addProblem(row, { column: toKeyColumn(row), value: key, reason });
		}
	}
}

function toKeyColumn(row: CheckedRow): string | null {
	const { keyColumns } = KINDS[row.file.kind];
	return keyColumns.length === 1 ? (keyColumns[0] ?? null) : null;
}

function toPlaces(rows: readonly CheckedRow[]): string {
	const isOneFile = rows.every((row) => row.file === rows[0]?.file);
	const shown = rows.slice(0, SHOWN_PLACES);
	const places = shown.map(({ file, line }) => (isOneFile ? String(line) : `${file.name} line ${line}`));
	const rest = rows.length - shown.length;
	const last = rest > 0 ? `${rest} more` : places.pop();
	return `${isOneFile ? 'lines ' : ''}${places.join(', ')} and ${last}`;
}
