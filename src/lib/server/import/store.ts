import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Dataset } from '#lib/domain/figures.ts';
import { writeCitations, type CitedRecord } from '#lib/server/commands/citations.ts';
import { writeVersions, type Content, type VersionedTable } from '#lib/server/commands/versions.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { rows as rowsOf, type Tx } from '#lib/server/db/rows.ts';
import type { LonLat } from '#lib/server/db/postgis.ts';
import { records, type Stem } from '#lib/server/db/schema/records.ts';
import type { SourceKind } from '#lib/server/import/kinds/sources.ts';

/** What the stores look up while they read: all of it as it stands in the same transaction. */
export interface ReadContext {
	tx: Tx;
	dataset: Dataset;
	/** P-code of each province by its English name, and back. */
	pcodeOf: (province: string | null) => string | null;
	provinceOf: (pcode: string | null) => string | null;
}

/** What the stores look up while they write. */
export interface StoreContext extends ReadContext {
	revision: number;
	/** Publisher and kind of a source. */
	sourceOf: (code: string) => { publisher: string; kind: SourceKind };
}

/** Keys of the rows that writing touched. */
export interface RowChanges {
	added: string[];
	changed: string[];
	/** Stood before and was taken out; only ever relations, which have no code of their own. */
	removed: string[];
}

/** How the rows of one kind of file are kept in the database. */
export interface Store<Row> {
	/** Null where the rows are no records with a code of their own. */
	stem: Stem | null;
	/**
	 * Writes what is new or differs.
	 *
	 * @param isComplete whether the rows are all that the files have: only then does a relation that is missing go
	 */
	write(rows: readonly Row[], context: StoreContext, isComplete: boolean): Promise<RowChanges>;
	/** Every standing row of a dataset, by key. */
	list(context: ReadContext): Promise<Row[]>;
}

/**
 * Writes the versions of records that have one row each and their sources, and tells which are new and which
 * changed in any part.
 *
 * @param more.alsoChanged codes whose other parts changed
 * @param more.kept columns that a file does not have: they keep what stands
 */
export async function writeRecordVersions<Table extends VersionedTable & Record<'code', PgColumn>>(
	table: Table,
	contents: readonly (Content<Table> & { code: string })[],
	cited: readonly CitedRecord[],
	{ tx, revision }: StoreContext,
	{
		alsoChanged = [],
		kept = []
	}: { alsoChanged?: readonly string[]; kept?: readonly (keyof Content<Table>)[] } = {}
): Promise<RowChanges> {
	const versions = await writeVersions(tx, table, revision, contents, {
		keyOf: (content) => (content as { code: string }).code,
		scope: isOneOf(
			table.code,
			contents.map(({ code }) => code)
		),
		absent: 'keep',
		kept
	});
	const citations = await writeCitations(tx, revision, cited);
	const changed = new Set([
		...versions.changed,
		...alsoChanged,
		...[...citations.added, ...citations.changed, ...citations.absent].map(
			(key) => (JSON.parse(key) as string[])[0]!
		)
	]);
	for (const code of versions.added) changed.delete(code);
	return { added: versions.added, changed: [...changed], removed: [] };
}

/** The condition that the record of a column's code is of that dataset. */
export function isOfDataset(column: PgColumn, dataset: Dataset): SQL {
	return sql`EXISTS (SELECT FROM ${records} WHERE ${and(eq(records.code, column), eq(records.dataset, dataset))})`;
}

/** Codes of the sources of each record, or of each field with the prefix as `code field`, in order. */
export async function listCitedSources(tx: Tx, prefix: string | null = null): Promise<Map<string, string[]>> {
	const found = await rowsOf<{ key: string; codes: string[] }>(
		tx,
		sql`SELECT record_code || coalesce(' ' || field, '') AS key, array_agg(source_code ORDER BY position) AS codes
			FROM citations
			WHERE retired_revision_id IS NULL AND ${prefix === null ? sql`field IS NULL` : sql`field LIKE ${`${prefix}%`}`}
			GROUP BY record_code, field`
	);
	return new Map(found.map(({ key, codes }) => [key, codes]));
}

/** Order of observations of one record, the latest day first and undated ones last. */
export function latestFirst(day: PgColumn, id: PgColumn): SQL[] {
	return [sql`${day} DESC NULLS LAST`, sql`${id} DESC`];
}

/** The point of a row; null where it has none. */
export function toPoint({ lon, lat }: { lon: number | null; lat: number | null }): LonLat | null {
	return lon === null || lat === null ? null : [lon, lat];
}
