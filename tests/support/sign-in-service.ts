import { sql } from 'drizzle-orm';
import { CLIENT_HEADER, createAuth, INSIDE } from '#lib/server/auth/auth.ts';
import { invite, takeInvitation } from '#lib/server/commands/invitations.ts';
import { ACCOUNTS, COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';
import { PASSPHRASE } from './visitor.ts';

/** What was answered, with the cookies that the browser has after it. */
export interface Answer {
	status: number;
	body: Record<string, unknown>;
	cookie: string;
}

/** The accounts of a database by better-auth alone, without the routes and their own limits around it. */
export interface SignInService {
	/** Makes an invitation and gives its token. */
	inviteFor(email: string, role?: AccountRole): Promise<string>;
	/** Takes an invitation; false where there is none. */
	take(token: string, passphrase?: string): Promise<boolean>;
	/** Asks as a browser at an address would, with its cookies. */
	ask(path: string, body: object, browser?: { cookie?: string; client?: string }): Promise<Answer>;
	signIn(email: string, passphrase?: string, client?: string): Promise<Answer>;
	/** The address of whose session it is; null: nobody's. */
	whoIs(cookie: string): Promise<string | null>;
	/** Clears what was tried so far, as time does. */
	forgetAttempts(): Promise<unknown>;
}

/** Opens the accounts of a database. */
export function openSignInService({ withActor }: Database): SignInService {
	const auth = createAuth(withActor, 'a secret of this test and of nothing else', false);

	async function ask(
		path: string,
		body: object,
		{ cookie = '', client = '192.0.2.1' } = {}
	): Promise<Answer> {
		const answer = await auth.handler(
			new Request(`${INSIDE}/api/auth${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin: INSIDE, cookie, [CLIENT_HEADER]: client },
				body: JSON.stringify(body)
			})
		);
		const jar = new Map(
			[...cookie.split('; '), ...answer.headers.getSetCookie().map((header) => header.split(';')[0]!)]
				.filter(Boolean)
				.map((one) => [one.slice(0, one.indexOf('=')), one])
		);
		return {
			status: answer.status,
			body: (await answer.json()) as Record<string, unknown>,
			cookie: [...jar.values()].filter((one) => !one.endsWith('=')).join('; ')
		};
	}

	return {
		inviteFor: (email, role = 'researcher') => withActor(COMMAND_LINE, (tx) => invite(tx, { email, role })),
		async take(token, passphrase = PASSPHRASE) {
			const passwordHash = await (await auth.$context).password.hash(passphrase);
			return withActor(ACCOUNTS, (tx) => takeInvitation(tx, token, { name: 'Somebody', passwordHash }));
		},
		ask,
		signIn: (email, password = PASSPHRASE, client?: string) =>
			ask('/sign-in/email', { email, password }, { client }),
		whoIs: async (cookie) =>
			(await auth.api.getSession({ headers: new Headers({ cookie }) }))?.user.email ?? null,
		forgetAttempts: () => withActor(ACCOUNTS, (tx) => tx.execute(sql`DELETE FROM rate_limits`))
	};
}
