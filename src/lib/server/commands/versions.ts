import { and, getTableColumns, isNull, sql, type InferInsertModel, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { insertRows, isOneOf } from '#lib/server/db/bulk.ts';
import type { Tx } from '#lib/server/db/rows.ts';

/** A table whose rows are versions: recorded by a revision, retired by another, never changed between. */
export type VersionedTable = PgTable & Record<'id' | 'revisionId' | 'retiredRevisionId', PgColumn>;

/** What a version says: its columns without the row's number and revisions. */
export type Content<Table extends VersionedTable> = Omit<
	InferInsertModel<Table>,
	'id' | 'revisionId' | 'retiredRevisionId'
>;

/** What writing did, by the keys that were given. */
export interface VersionChanges {
	added: string[];
	changed: string[];
	unchanged: string[];
	/** Stood within the scope and were not given. */
	absent: string[];
}

/**
 * Makes what stands equal to what is given: writes what is new, retires and rewrites what differs, leaves alone what
 * is the same.
 *
 * @param options.keyOf names a row among those that stand, from its content
 * @param options.scope the standing rows that are compared with what is given
 * @param options.absent what becomes of rows of the scope that are not given
 * @param options.kept columns that keep what stands; what is given for them counts for a new row only
 */
export async function writeVersions<Table extends VersionedTable>(
	tx: Tx,
	table: Table,
	revision: number,
	given: readonly Content<Table>[],
	options: {
		keyOf: (content: Content<Table>) => string;
		scope: SQL | undefined;
		absent: 'keep' | 'retire';
		kept?: readonly (keyof Content<Table>)[];
	}
): Promise<VersionChanges> {
	const standing = await listStanding(tx, table, options.scope);
	const byKey = new Map(standing.map((row) => [options.keyOf(row.content), row]));
	const changes: VersionChanges = { added: [], changed: [], unchanged: [], absent: [] };
	const toRetire: number[] = [];
	const toInsert: Content<Table>[] = [];
	for (const wanted of given) {
		const key = options.keyOf(wanted);
		const current = byKey.get(key);
		byKey.delete(key);
		const content = current ? { ...wanted, ...pick(current.content, options.kept ?? []) } : wanted;
		if (current && isSameContent(table, current.content, content)) {
			changes.unchanged.push(key);
			continue;
		}
		if (current) toRetire.push(current.id);
		(current ? changes.changed : changes.added).push(key);
		toInsert.push(content);
	}
	changes.absent.push(...byKey.keys());
	if (options.absent === 'retire') toRetire.push(...[...byKey.values()].map(({ id }) => id));
	await retire(tx, table, revision, toRetire);
	await insertRows(
		tx,
		table,
		toInsert.map((content) => ({ ...content, revisionId: revision }) as unknown as InferInsertModel<Table>)
	);
	return changes;
}

function pick<T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> {
	return Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
}

/** Retires standing rows by their numbers: from this revision on they are history. */
export async function retire(
	tx: Tx,
	table: VersionedTable,
	revision: number,
	ids: readonly number[]
): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.update(table)
		.set({ retiredRevisionId: revision })
		.where(and(isNull(table.retiredRevisionId), isOneOf(table.id, ids)));
}

function contentColumns(table: VersionedTable): Record<string, PgColumn> {
	const bookkeeping = ['id', 'revisionId', 'retiredRevisionId'];
	return Object.fromEntries(
		Object.entries(getTableColumns(table)).filter(([key]) => !bookkeeping.includes(key))
	);
}

/** The rows of a scope that stand, with geometry as EWKT text. */
export async function listStanding<Table extends VersionedTable>(
	tx: Tx,
	table: Table,
	scope: SQL | undefined
): Promise<{ id: number; content: Content<Table> }[]> {
	const columns = contentColumns(table);
	const selected = Object.fromEntries(
		Object.entries(columns).map(([key, column]) => [
			key,
			column.getSQLType().startsWith('geometry') ? sql<string | null>`ST_AsEWKT(${column})` : column
		])
	);
	const from: PgTable = table;
	const found = await tx
		.select({ id: table.id, ...selected })
		.from(from)
		.where(and(isNull(table.retiredRevisionId), scope));
	return found.map(({ id, ...content }) => ({ id: id as number, content: content as Content<Table> }));
}

/** Whether two versions say the same in every column of the table. */
export function isSameContent<Table extends VersionedTable>(
	table: Table,
	one: Content<Table>,
	other: Content<Table>
): boolean {
	const valuesOf = (content: object) =>
		JSON.stringify(
			Object.keys(contentColumns(table)).map((key) => (content as Record<string, unknown>)[key] ?? null)
		);
	return valuesOf(one) === valuesOf(other);
}
