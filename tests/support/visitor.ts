import type { Cookies } from '@sveltejs/kit';
import { openAccounts, type Accounts } from '#lib/server/auth/accounts.ts';
import { askAuth, type AuthAnswer } from '#lib/server/auth/ask-auth.ts';
import { askWithPassphrase } from '#lib/server/auth/ask-with-passphrase.ts';
import { findUser } from '#lib/server/auth/users.ts';
import { invite, takeInvitation } from '#lib/server/commands/invitations.ts';
import { ACCOUNTS, COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';

/** Of accounts in tests. */
export const PASSPHRASE = 'four words nobody says';

/** The accounts of a database, as a server that starts on it has them. */
export function openTestAccounts({ withActor }: Database, isSecure = false): Accounts {
	return openAccounts(withActor, () => 'a secret of this test and of nothing else', isSecure);
}

/** Makes an account by an invitation. */
export async function makeAccount(
	{ withActor }: Database,
	accounts: Accounts,
	email: string,
	role: AccountRole = 'researcher'
): Promise<void> {
	const token = await withActor(COMMAND_LINE, (tx) => invite(tx, { email, role }));
	const passwordHash = await (await accounts.auth.$context).password.hash(PASSPHRASE);
	await withActor(ACCOUNTS, (tx) => takeInvitation(tx, token, { name: 'Somebody', passwordHash }));
}

/** Somebody at a browser, with its cookies, as routes see them. */
export interface Visitor {
	/** What the browser keeps, by name. */
	jar: Map<string, string>;
	signIn(email: string, passphrase?: string): Promise<AuthAnswer>;
	ask(path: string, body?: object): Promise<AuthAnswer>;
	/** Whom the next page would know them as; null: anybody. */
	whoIs(): Promise<string | null>;
	/** The cookie of the session as it is sent; undefined where there is none. */
	session(): string | undefined;
}

/** @param client the address they ask from */
export function visit(accounts: Accounts, client = '192.0.2.1'): Visitor {
	const jar = new Map<string, string>();
	const cookies = {
		set: (name: string, value: string, { maxAge }: { maxAge?: number }) =>
			maxAge === 0 ? jar.delete(name) : jar.set(name, value)
	} as unknown as Cookies;
	const toEvent = () => {
		const cookie = Array.from(jar, ([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
		return {
			request: new Request('http://localhost/', { headers: cookie === '' ? {} : { cookie } }),
			cookies,
			getClientAddress: () => client,
			locals: { accounts } as App.Locals
		};
	};
	return {
		jar,
		signIn: (email, password = PASSPHRASE) =>
			askWithPassphrase(toEvent(), email, '/sign-in/email', { email, password }),
		ask: (path, body) => askAuth(toEvent(), path, body),
		whoIs: async () => (await findUser(accounts.auth, toEvent().request, cookies))?.email ?? null,
		session: () => [...jar].find(([name]) => name.endsWith('session_token'))?.[1]
	};
}
