import { createHmac } from 'node:crypto';
import { createOTP } from '@better-auth/utils/otp';
import { CLIENT_HEADER, createAuth, INSIDE, type Auth } from '#lib/server/auth/auth.ts';
import { invite, takeInvitation } from '#lib/server/commands/invitations.ts';
import { ACCOUNTS, COMMAND_LINE, type Role } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { ACCOUNT_ROLES, type AccountRole } from '#lib/server/db/schema/accounts.ts';
import { decodeBase32 } from '../support/decode-base32.ts';
import type { Inventor } from './invent.ts';
import type { Secret } from './secret.ts';

/** Signs the cookies of these people, and of nobody else. */
export const SECRET = 'a secret of the leak walk and of nothing else';

const PASSPHRASE = 'four words nobody says';
const WITH_SECOND_FACTOR: readonly AccountRole[] = ['coordinator', 'admin'];

/** Somebody who reads Sala. */
export interface Person {
	role: Role;
	/** As policies know them; empty for anybody. */
	userId: string;
	/** The header that says who it is; empty for anybody. */
	cookie: string;
	/** More of the kind, each of a session that may end without harm to the others. */
	spare: string[];
}

/** Everybody who has an account. */
export interface People {
	/** Of every role one, and anybody. */
	people: Person[];
	/** The account of somebody who never comes, to which everything may be done. */
	bystanderId: string;
	secrets: Secret[];
}

/**
 * Somebody of every role, signed in as people are: invited, with a passphrase, and with a second factor where the role
 * needs one. Their names and addresses are secrets too, which they and admins may read.
 *
 * @param spare how many sessions to open besides for each, to be used up
 */
export async function makePeople(database: Database, invent: Inventor, spare: number): Promise<People> {
	const auth = createAuth(database.withActor, SECRET, false);
	const secrets: Secret[] = [];
	const people: Person[] = [{ role: 'public', userId: '', cookie: '', spare: [] }];
	for (const role of ACCOUNT_ROLES) {
		const of = `the account of a ${role}`;
		const { email, planted } = await makeAccount(database, auth, invent, {
			of,
			role,
			seenBy: [role, 'admin']
		});
		secrets.push(...planted);
		people.push({ role, ...(await signIn(auth, email, role, spare)) });
	}
	const of = 'the account of a bystander';
	const bystander = await makeAccount(database, auth, invent, { of, role: 'donor', seenBy: ['admin'] });
	secrets.push(...bystander.planted);
	const { userId } = await signIn(auth, bystander.email, 'donor', 0);
	return { people, bystanderId: userId, secrets };
}

async function makeAccount(
	database: Database,
	auth: Auth,
	invent: Inventor,
	{ of, role, seenBy }: { of: string; role: AccountRole; seenBy: readonly Role[] }
): Promise<{ email: string; planted: Secret[] }> {
	const [name, local] = [invent.name(), invent.word()];
	const email = `${local.toLowerCase()}@example.org`;
	const token = await database.withActor(COMMAND_LINE, (tx) => invite(tx, { email, role }));
	const passwordHash = await (await auth.$context).password.hash(PASSPHRASE);
	await database.withActor(ACCOUNTS, (tx) => takeInvitation(tx, token, { name, passwordHash }));
	const what = { of, kind: 'words', seenBy } as const;
	const planted: Secret[] = [
		{ ...what, what: 'name', value: name },
		{ ...what, what: 'address', value: local }
	];
	return { email, planted };
}

async function signIn(auth: Auth, email: string, role: AccountRole, spare: number) {
	const first = await ask(auth, '/sign-in/email', { email, password: PASSPHRASE });
	const whole = WITH_SECOND_FACTOR.includes(role)
		? await takeSecondFactor(auth, first.cookie, email)
		: first.cookie;
	const session = await auth.api.getSession({ headers: new Headers({ cookie: whole }) });
	if (!session) throw new Error(`${email} could not be signed in.`);
	const { id } = session.user;
	return { userId: id, cookie: whole, spare: await openSessions(auth, id, spare) };
}

/** The same people with sessions anew, where a walk has ended the old ones. */
export async function signInAgain(database: Database, people: readonly Person[]): Promise<Person[]> {
	const auth = createAuth(database.withActor, SECRET, false);
	return Promise.all(
		people.map(async (person) => {
			if (person.userId === '') return person;
			const [cookie = ''] = await openSessions(auth, person.userId, 1);
			return { ...person, cookie, spare: [] };
		})
	);
}

async function openSessions(auth: Auth, userId: string, count: number): Promise<string[]> {
	const { internalAdapter } = await auth.$context;
	const sessions = await Promise.all(
		Array.from({ length: count }, () => internalAdapter.createSession(userId))
	);
	return sessions.map(({ token }) => toCookie(token));
}

async function takeSecondFactor(auth: Auth, cookie: string, email: string): Promise<string> {
	const begun = await ask(auth, '/two-factor/enable', { password: PASSPHRASE }, cookie);
	const secret = new URL(String(begun.body.totpURI)).searchParams.get('secret')!;
	const code = () => createOTP(decodeBase32(secret)).totp();
	await ask(auth, '/two-factor/verify-totp', { code: await code() }, cookie);
	const halfway = await ask(auth, '/sign-in/email', { email, password: PASSPHRASE });
	return (await ask(auth, '/two-factor/verify-totp', { code: await code() }, halfway.cookie)).cookie;
}

/** Asks better-auth as a browser would, and gives the cookies after it. */
async function ask(auth: Auth, path: string, body: object, cookie = '') {
	const headers = {
		'content-type': 'application/json',
		origin: INSIDE,
		cookie,
		[CLIENT_HEADER]: '192.0.2.1'
	};
	const answer = await auth.handler(
		new Request(`${INSIDE}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
	);
	if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
	const jar = new Map(
		[...cookie.split('; '), ...answer.headers.getSetCookie().map((header) => header.split(';')[0]!)]
			.filter(Boolean)
			.map((one) => [one.slice(0, one.indexOf('=')), one])
	);
	return {
		body: (await answer.json()) as Record<string, unknown>,
		cookie: [...jar.values()].filter((one) => !one.endsWith('=')).join('; ')
	};
}

/** The cookie of a session, signed as better-auth signs it. */
function toCookie(token: string): string {
	const signature = createHmac('sha256', SECRET).update(token).digest('base64');
	return `sala.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
