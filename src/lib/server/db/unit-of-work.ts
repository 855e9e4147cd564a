import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';

/**
 * The only door to the database: one load, one action, one page of an export as one transaction in the role of its
 * actor. Never hold it across rendering, network, hashing or a stream.
 *
 * @throws Error at once when called inside another unit of work (the embedded database would wait for ever)
 */
export type WithActor = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;

const inside = new AsyncLocalStorage<true>();

/** Makes the door for one open database. */
export function unitsOfWork(database: Tx): WithActor {
	return async (actor, work) => {
		if (inside.getStore()) {
			throw new Error('withActor inside withActor: pass the transaction on instead of opening another.');
		}
		return inside.run(true, () =>
			database.transaction(
				async (tx) => {
					await tx.execute(
						sql`SELECT set_config('role', ${`sala_${actor.role}`}, true), set_config('sala.user_id', ${actor.userId}, true)`
					);
					return work(tx);
				},
				// What is kept of the whole database is kept of one moment.
				actor.role === 'owner' ? { isolationLevel: 'repeatable read' } : undefined
			)
		);
	};
}
