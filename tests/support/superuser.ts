import { sql, type SQL } from 'drizzle-orm';
import { COMMAND_LINE, type Actor } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { sqlState } from '#lib/server/db/postgres-errors.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { rolledBack } from './database.ts';

/** Does the work past every right and policy, as the user whom the tests log in as. What it writes stays. */
export async function asSuperuser<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
	return database.withActor(COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		return work(tx);
	});
}

/** Takes the role of the actor off for the rest of the transaction. */
export async function becomeSuperuser(tx: Tx): Promise<void> {
	await tx.execute(sql`SELECT set_config('role', 'none', true)`);
}

/** What a superuser reads with a query. */
export async function readAll<Row extends object>(database: Database, query: SQL): Promise<Row[]> {
	return asSuperuser(database, (tx) => rows<Row>(tx, query));
}

/** SQLSTATE of a statement that the role has no right to. */
export const NO_RIGHT = '42501';

/**
 * What the database answers an actor: how many rows the statement gave, or the SQLSTATE of its refusal. Nothing of
 * it stays.
 */
export async function attempt(database: Database, actor: Actor, statement: SQL): Promise<number | string> {
	try {
		return await rolledBack(database, actor, async (tx) => (await rows(tx, statement)).length);
	} catch (error) {
		const state = sqlState(error);
		if (state === undefined) throw error;
		return state;
	}
}
