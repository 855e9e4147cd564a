import { sql, type SQL } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** Something that keeps a secret: a policy, a function that withholds, or that a role has no right to a table. */
export type Protection =
	| { policy: string; table: string; using: string }
	| { function: string }
	| { table: string; closedTo: string };

/**
 * Takes a protection away, and gives the statements that put it back. A policy lets through what `using` says instead.
 *
 * @param tx of a superuser
 */
export async function takeAway(tx: Tx, protection: Protection): Promise<SQL[]> {
	if ('closedTo' in protection) return openTable(tx, protection);
	const restore = await findDefinition(tx, protection);
	await tx.execute(
		'policy' in protection
			? alterPolicy(protection, protection.using)
			: sql.raw(`CREATE OR REPLACE FUNCTION ${protection.function} RETURNS void LANGUAGE sql AS 'SELECT'`)
	);
	return [restore];
}

async function openTable(tx: Tx, { table, closedTo }: { table: string; closedTo: string }): Promise<SQL[]> {
	await tx.execute(sql.raw(`CREATE POLICY opened ON ${table} FOR SELECT TO ${closedTo} USING (true)`));
	await tx.execute(sql.raw(`GRANT SELECT ON ${table} TO ${closedTo}`));
	return [sql.raw(`REVOKE SELECT ON ${table} FROM ${closedTo}`), sql.raw(`DROP POLICY opened ON ${table}`)];
}

async function findDefinition(tx: Tx, protection: Exclude<Protection, { closedTo: string }>): Promise<SQL> {
	if ('function' in protection) {
		const found = await rows<{ definition: string }>(
			tx,
			sql`SELECT pg_get_functiondef(${protection.function}::regprocedure) AS definition`
		);
		return sql.raw(found[0]!.definition);
	}
	const { policy, table } = protection;
	const found = await rows<{ using: string }>(
		tx,
		sql`SELECT pg_get_expr(polqual, polrelid) AS using FROM pg_policy
			WHERE polname = ${policy} AND polrelid = ${table}::regclass`
	);
	return alterPolicy(protection, found[0]!.using);
}

function alterPolicy({ policy, table }: { policy: string; table: string }, using: string): SQL {
	return sql.raw(`ALTER POLICY ${policy} ON ${table} USING (${using})`);
}
