import { createAuth, type Auth } from '#lib/server/auth/auth.ts';
import { ACCOUNTS } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';

/** Signing in and out, for routes. */
export interface Accounts {
	/** better-auth; made when first asked for, as the secret may lie in the folder of the database. */
	readonly auth: Auth;
	/** One unit of work in the role that reaches accounts and nothing else. */
	work<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	/** One unit of work of whoever signed in. */
	workAs: WithActor;
}

/**
 * @param findSecret what signs cookies
 * @param isSecure whether browsers reach us by https
 */
export function openAccounts(withActor: WithActor, findSecret: () => string, isSecure: boolean): Accounts {
	let auth: Auth | undefined;
	return {
		get auth() {
			return (auth ??= createAuth(withActor, findSecret(), isSecure));
		},
		work: (work) => withActor(ACCOUNTS, work),
		workAs: withActor
	};
}
