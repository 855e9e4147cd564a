import type { BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { ACCOUNTS } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import {
	credentials,
	rateLimits,
	sessions,
	twoFactors,
	users,
	verifications
} from '#lib/server/db/schema/accounts.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';

type Adapter = ReturnType<ReturnType<typeof drizzleAdapter>>;

/** Our tables by the names that better-auth has for them. */
const TABLES = {
	user: users,
	session: sessions,
	account: credentials,
	verification: verifications,
	twoFactor: twoFactors,
	rateLimit: rateLimits
};

/** What better-auth asks of a database, one thing at a time. */
const QUESTIONS = [
	...(['create', 'findOne', 'findMany', 'count', 'update', 'updateMany'] as const),
	...(['delete', 'deleteMany', 'consumeOne', 'incrementOne'] as const)
] as const;

/**
 * The accounts for better-auth: each thing it asks is a unit of work of its own in the role `sala_accounts`, so that
 * none is held while it hashes a passphrase, and nothing but accounts can be reached through it.
 */
export function accountsDatabase(withActor: WithActor): (options: BetterAuthOptions) => Adapter {
	return (options) => {
		const openOn = (tx: Tx) => drizzleAdapter(tx, { provider: 'pg', schema: TABLES })(options);
		const asked = QUESTIONS.map((name) => [
			name,
			(question: never) =>
				withActor(ACCOUNTS, (tx) => (openOn(tx)[name] as (question: never) => Promise<unknown>)(question))
		]);
		const adapter = { ...openOn({} as Tx), ...Object.fromEntries(asked) } as Adapter;
		return { ...adapter, transaction: (work) => work(adapter) };
	};
}
