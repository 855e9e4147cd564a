import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** An open transaction, on either database; every query and command takes it first. */
export type Tx = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/**
 * The rows of a query written in SQL, the same from both drivers. The type is the caller's word: name every column
 * in the query. Dates come as `YYYY-MM-DD`, int8 as number, timestamptz as text.
 */
export async function rows<Row extends object>(tx: Tx, query: SQL): Promise<Row[]> {
	const result: unknown = await tx.execute(query);
	return Array.isArray(result) ? Array.from(result as Row[]) : (result as { rows: Row[] }).rows;
}
