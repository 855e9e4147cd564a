import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';

/** From here on in this transaction somebody else asks. Back from a role with fewer rights as a superuser alone. */
export async function become(tx: Tx, { role, userId }: Actor): Promise<void> {
	await tx.execute(
		sql`SELECT set_config('role', ${`sala_${role}`}, true), set_config('sala.user_id', ${userId}, true)`
	);
}
