import { sql } from 'drizzle-orm';
import type { Closing, Opening } from '#lib/server/backup/dump.ts';
import { listMigrations, listTables, toName, toSql, type Table } from '#lib/server/backup/tables.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';

const ROWS_AT_ONCE = 2000;

/** Something about a backup or its target that a person can mend. */
export class CannotLoad extends Error {
	override name = 'CannotLoad';

	/** @param remedy what to do about it, in one sentence */
	constructor(
		message: string,
		readonly remedy: string
	) {
		super(message);
	}
}

/**
 * Writes the lines of a backup into a database without records or accounts; gives the rows by table. Nothing of it stays
 * unless the last line was there and counts the same.
 *
 * @param tx in the role of the owner
 * @param lines without their ends
 * @throws CannotLoad where the database holds anything, or was made by another version of the program
 */
export async function load(tx: Tx, lines: AsyncIterable<string>): Promise<Record<string, number>> {
	const tables = new Map((await listTables(tx)).map((table) => [toName(table), table]));
	await requireEmpty(tx);
	await clear(tx, [...tables.values()]);
	for (const table of tables.values())
		await tx.execute(sql`ALTER TABLE ${toSql(table)} DISABLE TRIGGER USER`);
	const counts: Record<string, number> = {};
	let end: Closing['end'] | undefined;
	let current: Table | undefined;
	let waiting: string[] = [];
	const write = async () => {
		if (current) await insert(tx, current, waiting);
		waiting = [];
	};
	for await (const line of lines) {
		if (end) throw new Error('Something follows the last line.');
		if (line.startsWith('{"backup":')) await requireSameVersion(tx, JSON.parse(line) as Opening);
		else if (line.startsWith('{"table":')) {
			await write();
			const { table } = JSON.parse(line) as { table: string };
			current = tables.get(table);
			if (!current) throw new Error(`There is no table ${table}.`);
			counts[table] = 0;
		} else if (line.startsWith('{"end":')) {
			await write();
			({ end } = JSON.parse(line) as Closing);
		} else {
			waiting.push(line);
			counts[toName(current!)]! += 1;
			if (waiting.length === ROWS_AT_ONCE) await write();
		}
	}
	if (JSON.stringify(end) !== JSON.stringify(counts)) throw new Error('The backup is not whole.');
	// What waits for the end of the transaction would keep the tables from being changed.
	await tx.execute(sql`SET CONSTRAINTS ALL IMMEDIATE`);
	for (const table of tables.values()) {
		await continueNumbers(tx, table);
		await tx.execute(sql`ALTER TABLE ${toSql(table)} ENABLE TRIGGER USER`);
	}
	return counts;
}

async function requireEmpty(tx: Tx): Promise<void> {
	const [found] = await rows<{ records: number; users: number }>(
		tx,
		sql`SELECT (SELECT count(*)::int FROM sala.records) + (SELECT count(*)::int FROM sala.revisions) AS records,
			(SELECT count(*)::int FROM sala_accounts.users) + (SELECT count(*)::int FROM sala_accounts.invitations) AS users`
	);
	if (found?.records === 0 && found.users === 0) return;
	throw new CannotLoad(
		'This database is not empty, and a backup is restored into an empty one only.',
		'Stop the server, set SALA_DIRECTORY to a new folder (or DATABASE_URL to a new database), and restore before the first start.'
	);
}

async function requireSameVersion(tx: Tx, { migrations }: Opening): Promise<void> {
	if (JSON.stringify(migrations) === JSON.stringify(await listMigrations(tx))) return;
	throw new CannotLoad(
		'The backup was made by another version of Sala.',
		'Restore it with that version; then start the newer one, which brings the database up to date.'
	);
}

/** Takes away what migrations put into a new database: the backup has it. */
async function clear(tx: Tx, tables: readonly Table[]): Promise<void> {
	for (const table of tables.toReversed()) await tx.execute(sql`DELETE FROM ${toSql(table)}`);
}

async function insert(tx: Tx, table: Table, lines: readonly string[]): Promise<void> {
	if (lines.length === 0) return;
	const names = sql.join(
		table.columns.map(({ name }) => sql.identifier(name)),
		sql`, `
	);
	await tx.execute(
		sql`INSERT INTO ${toSql(table)} (${names}) OVERRIDING SYSTEM VALUE
			SELECT ${names} FROM json_populate_recordset(NULL::${toSql(table)}, ${`[${lines.join(',')}]`}::json)`
	);
}

async function continueNumbers(tx: Tx, table: Table): Promise<void> {
	for (const { name } of table.columns.filter(({ isIdentity }) => isIdentity)) {
		await tx.execute(
			sql`SELECT setval(pg_get_serial_sequence(${toName(table)}, ${name}), max(${sql.identifier(name)})) FROM ${toSql(table)}`
		);
	}
}
