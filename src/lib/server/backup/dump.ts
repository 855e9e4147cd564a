import { sql, type SQL } from 'drizzle-orm';
import {
	listMigrations,
	listTables,
	toName,
	toSql,
	type Migration,
	type Table
} from '#lib/server/backup/tables.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** The first line of a backup. */
export interface Opening {
	backup: 1;
	migrations: Migration[];
}

/** The last line of a backup: rows by table. */
export interface Closing {
	end: Record<string, number>;
}

/**
 * The database as lines of JSON: what it is; for each table its name, then its rows, each value as PostgreSQL writes it (a
 * geometry as EWKB in hexadecimal); how many rows there are. Both databases write the same.
 *
 * @param tx in the role of the owner, which sees one moment of the database
 */
export async function* dump(tx: Tx): AsyncGenerator<string> {
	const opening: Opening = { backup: 1, migrations: await listMigrations(tx) };
	yield toLine(opening);
	const end: Closing['end'] = {};
	for (const table of await listTables(tx)) {
		yield toLine({ table: toName(table) });
		end[toName(table)] = yield* dumpRows(tx, table);
	}
	yield toLine({ end } satisfies Closing);
}

async function* dumpRows(tx: Tx, table: Table): AsyncGenerator<string, number> {
	await tx.execute(
		sql`DECLARE dumped NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line FROM (${selectAsText(table)}) r`
	);
	let count = 0;
	for (;;) {
		const found = await rows<{ line: string }>(tx, sql`FETCH 2000 FROM dumped`);
		if (found.length === 0) break;
		yield found.map(({ line }) => `${line}\n`).join('');
		count += found.length;
	}
	await tx.execute(sql`CLOSE dumped`);
	return count;
}

function selectAsText(table: Table): SQL {
	const columns = table.columns.map(({ name, isJson }) => {
		const column = sql.identifier(name);
		return sql`${column}${isJson ? sql`` : sql`::text`} AS ${column}`;
	});
	const order = table.key.map((name) => sql`t.${sql.identifier(name)}`);
	return sql`SELECT ${sql.join(columns, sql`, `)} FROM ${toSql(table)} t ${order.length > 0 ? sql`ORDER BY ${sql.join(order, sql`, `)}` : sql``}`;
}

function toLine(value: object): string {
	return `${JSON.stringify(value)}\n`;
}
