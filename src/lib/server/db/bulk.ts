import { getTableColumns, sql, type InferInsertModel, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '#lib/server/db/rows.ts';

const CHUNK = 20_000;

/**
 * Inserts any number of rows in chunks of 20,000, each as one JSON parameter (the limit of a statement is 65,535
 * parameters). Geometry is written as EWKT text; a column that a row leaves out is null.
 */
export async function insertRows<Table extends PgTable>(
	tx: Tx,
	table: Table,
	values: readonly InferInsertModel<Table>[]
): Promise<void> {
	const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generatedIdentity);
	const names = sql.join(
		columns.map(([, column]) => sql.identifier(column.name)),
		sql`, `
	);
	for (let start = 0; start < values.length; start += CHUNK) {
		const chunk = values
			.slice(start, start + CHUNK)
			.map((row) =>
				Object.fromEntries(
					columns.map(([key, column]) => [column.name, (row as Record<string, unknown>)[key] ?? null])
				)
			);
		await tx.execute(
			sql`INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, ${JSON.stringify(chunk)}::json)`
		);
	}
}

/** The condition that a column is one of many values, sent as one parameter. */
export function isOneOf(column: SQL | { getSQL(): SQL }, values: readonly (string | number)[]): SQL {
	return sql`${column}::text IN (SELECT json_array_elements_text(${JSON.stringify(values)}::json))`;
}
