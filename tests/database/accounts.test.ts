import { createOTP } from '@better-auth/utils/otp';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuth, CLIENT_HEADER, INSIDE, type Auth } from '#lib/server/auth/auth.ts';
import { invite, takeInvitation } from '#lib/server/commands/invitations.ts';
import { findInvitation } from '#lib/server/queries/invitations.ts';
import { ACCOUNTS, COMMAND_LINE, PUBLIC, ROLES, type Actor } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';
import { useDatabase } from '../support/database.ts';
import { decodeBase32 } from '../support/decode-base32.ts';
import { attempt, NO_RIGHT, readAll } from '../support/superuser.ts';

const empty = useDatabase('empty');

const PASSPHRASE = 'four words nobody says';
let auth: Auth;

beforeAll(() => {
	auth = createAuth(empty.current.withActor, 'a secret of this test and of nothing else', false);
});

const inviteFor = (email: string, role: AccountRole = 'researcher') =>
	empty.current.withActor(COMMAND_LINE, (tx) => invite(tx, { email, role }));

async function take(token: string, passphrase = PASSPHRASE): Promise<boolean> {
	const passwordHash = await (await auth.$context).password.hash(passphrase);
	return empty.current.withActor(ACCOUNTS, (tx) =>
		takeInvitation(tx, token, { name: 'Somebody', passwordHash })
	);
}

/** Asks as a browser at an address would, with its cookies; gives the answer, and the cookies after it. */
async function ask(path: string, body: object, { cookie = '', client = '192.0.2.1' } = {}) {
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

const signIn = (email: string, password = PASSPHRASE, client?: string) =>
	ask('/sign-in/email', { email, password }, { client });

const whoIs = async (cookie: string) =>
	(await auth.api.getSession({ headers: new Headers({ cookie }) }))?.user.email ?? null;

/** Clears what was tried so far, as time does. */
const forgetAttempts = () =>
	empty.current.withActor(ACCOUNTS, (tx) => tx.execute(sql`DELETE FROM rate_limits`));

describe('an invitation', () => {
	it('makes one account with the role it names, whatever the case of the address', async () => {
		const token = await inviteFor('Dara@Example.org', 'donor');
		expect(await empty.current.withActor(ACCOUNTS, (tx) => findInvitation(tx, token))).toEqual({
			email: 'dara@example.org',
			role: 'donor',
			name: null
		});
		expect(await take(token)).toBe(true);
		expect(await take(token)).toBe(false);
		const found = await readAll(
			empty.current,
			sql`SELECT email, role FROM sala_accounts.users WHERE email = 'dara@example.org'`
		);
		expect(found).toEqual([{ email: 'dara@example.org', role: 'donor' }]);
	});

	it('is not kept as it stands in the link', async () => {
		const token = await inviteFor('kept@example.org');
		const kept = await readAll<{ text: string }>(
			empty.current,
			sql`SELECT i::text AS text FROM sala_accounts.invitations i`
		);
		expect(kept.some(({ text }) => text.includes(token))).toBe(false);
	});

	it('is nothing once it has expired, and for a token that nobody made', async () => {
		const token = await inviteFor('late@example.org');
		await empty.current.withActor(ACCOUNTS, (tx) =>
			tx.execute(
				sql`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE email = 'late@example.org'`
			)
		);
		expect(await empty.current.withActor(ACCOUNTS, (tx) => findInvitation(tx, token))).toBeUndefined();
		expect(await take(token)).toBe(false);
		expect(await take('nothing')).toBe(false);
	});

	it('for an address that has an account lets its owner in again: nothing of the old way in is left', async () => {
		await forgetAttempts();
		expect(await take(await inviteFor('twice@example.org', 'donor'))).toBe(true);
		const before = await signIn('twice@example.org');
		await ask('/two-factor/enable', { password: PASSPHRASE }, before);
		const token = await inviteFor('twice@example.org', 'researcher');
		expect(await empty.current.withActor(ACCOUNTS, (tx) => findInvitation(tx, token))).toMatchObject({
			name: 'Somebody'
		});
		expect(await take(token, 'another passphrase of theirs')).toBe(true);
		expect(await whoIs(before.cookie)).toBeNull();
		expect((await signIn('twice@example.org')).status).toBe(401);
		expect((await signIn('twice@example.org', 'another passphrase of theirs')).status).toBe(200);
		const left = await readAll(
			empty.current,
			sql`SELECT u.role, u.two_factor_enabled AS "isOn", (SELECT count(*)::int FROM sala_accounts.two_factors t
				WHERE t.user_id = u.id) AS factors FROM sala_accounts.users u WHERE email = 'twice@example.org'`
		);
		expect(left).toEqual([{ role: 'researcher', isOn: false, factors: 0 }]);
	});

	it('puts an end to the one before for the same address', async () => {
		const [first, second] = [await inviteFor('again@example.org'), await inviteFor('again@example.org')];
		expect(await take(first)).toBe(false);
		expect(await take(second)).toBe(true);
	});

	it('comes from admins alone', async () => {
		for (const role of ROLES.filter((one) => one !== 'admin')) {
			const actor: Actor = { role, userId: 'somebody' };
			const written = attempt(
				empty.current,
				actor,
				sql`INSERT INTO sala_accounts.invitations (token_hash, email, role, invited_by, expires_at)
					VALUES ('x', 'x@example.org', 'admin', 'somebody', now())`
			);
			expect(await written, role).toBe(NO_RIGHT);
		}
	});
});

describe('signing in', () => {
	it('needs the right passphrase, and gives a session that knows whose it is', async () => {
		await forgetAttempts();
		await take(await inviteFor('sok@example.org'));
		expect((await signIn('sok@example.org', 'some other passphrase')).status).toBe(401);
		expect((await signIn('nobody@example.org')).status).toBe(401);
		const { status, cookie } = await signIn('Sok@Example.org');
		expect(status).toBe(200);
		expect(await whoIs(cookie)).toBe('sok@example.org');
		expect(await whoIs(cookie.replace(/session_token=./, 'session_token=x'))).toBeNull();
	});

	it('keeps no address of the reader with the session', async () => {
		const kept = await readAll(
			empty.current,
			sql`SELECT count(*)::int AS sessions, count(ip_address)::int AS addresses FROM sala_accounts.sessions`
		);
		expect(kept).toEqual([{ sessions: expect.any(Number) as number, addresses: 0 }]);
	});

	it('is refused after ten attempts from one place, also with the right passphrase, and not elsewhere', async () => {
		await forgetAttempts();
		await take(await inviteFor('guessed@example.org'));
		const statuses = [];
		for (let guess = 0; guess < 10; guess++)
			statuses.push((await signIn('guessed@example.org', `guess number ${guess} of it`)).status);
		expect(new Set(statuses)).toEqual(new Set([401]));
		expect((await signIn('guessed@example.org')).status).toBe(429);
		expect((await signIn('guessed@example.org', PASSPHRASE, '192.0.2.2')).status).toBe(200);
	});

	it('has a new session each time, so that a planted one is worth nothing', async () => {
		await forgetAttempts();
		const first = await signIn('sok@example.org');
		const second = await ask(
			'/sign-in/email',
			{ email: 'sok@example.org', password: PASSPHRASE },
			{ cookie: first.cookie }
		);
		expect(second.cookie).toMatch(/session_token=/);
		expect(second.cookie).not.toBe(first.cookie);
	});

	it('cannot be done by somebody who was not invited, whatever they send', async () => {
		const made = await ask('/sign-up/email', {
			email: 'me@example.org',
			password: PASSPHRASE,
			name: 'Me',
			role: 'admin'
		});
		expect(made.status).toBeGreaterThanOrEqual(400);
		const { cookie } = await signIn('sok@example.org');
		const raised = await ask('/update-user', { name: 'Sok', role: 'admin' }, { cookie });
		const found = await readAll(
			empty.current,
			sql`SELECT role FROM sala_accounts.users WHERE email = 'sok@example.org'`
		);
		expect([raised.status >= 400, found]).toEqual([true, [{ role: 'researcher' }]]);
	});

	it('ends everywhere at once', async () => {
		await forgetAttempts();
		const [here, there] = [await signIn('sok@example.org'), await signIn('sok@example.org')];
		await ask('/revoke-sessions', {}, { cookie: here.cookie });
		expect(await whoIs(here.cookie)).toBeNull();
		expect(await whoIs(there.cookie)).toBeNull();
	});
});

describe('the second factor', () => {
	it('is asked for once a first code was typed, and no session is there before the second', async () => {
		await forgetAttempts();
		await take(await inviteFor('bopha@example.org', 'coordinator'));
		const first = await signIn('bopha@example.org');
		const begun = await ask('/two-factor/enable', { password: PASSPHRASE }, first);
		expect((await ask('/two-factor/enable', { password: 'not it, but long enough' }, first)).status).toBe(
			400
		);
		const secret = new URL(String(begun.body.totpURI)).searchParams.get('secret')!;
		const stored = await readAll<{ secret: string }>(
			empty.current,
			sql`SELECT secret FROM sala_accounts.two_factors`
		);
		expect(stored.some((one) => one.secret.includes(secret))).toBe(false);

		await ask('/two-factor/verify-totp', { code: await codeOf(secret) }, first);
		const halfway = await signIn('bopha@example.org');
		expect(halfway.body).toMatchObject({ twoFactorRedirect: true });
		expect(await whoIs(halfway.cookie)).toBeNull();
		expect((await ask('/two-factor/verify-totp', { code: '000000' }, halfway)).status).toBe(401);
		const whole = await ask('/two-factor/verify-totp', { code: await codeOf(secret) }, halfway);
		expect(await whoIs(whole.cookie)).toBe('bopha@example.org');

		await forgetAttempts();
		const [backup] = begun.body.backupCodes as string[];
		const again = await signIn('bopha@example.org');
		expect((await ask('/two-factor/verify-backup-code', { code: backup }, again)).status).toBe(200);
		const third = await signIn('bopha@example.org');
		expect((await ask('/two-factor/verify-backup-code', { code: backup }, third)).status).toBe(401);
	});
});

const SECRETS = [
	['credentials', 'password'],
	['sessions', 'token'],
	['two_factors', 'secret'],
	['two_factors', 'backup_codes'],
	['verifications', 'value'],
	['rate_limits', 'key']
] as const;

describe('the role of the accounts', () => {
	it('reaches no record, and no role of readers reaches a passphrase, a session or a second factor', async () => {
		expect(await attempt(empty.current, ACCOUNTS, sql`SELECT FROM sala.records`)).toBe(NO_RIGHT);
		expect(await attempt(empty.current, ACCOUNTS, sql`SELECT FROM sala_public.records`)).toBe(NO_RIGHT);
		for (const role of ROLES) {
			for (const [table, column] of SECRETS) {
				const read = attempt(
					empty.current,
					{ role, userId: 'somebody' },
					sql`SELECT ${sql.identifier(column)} FROM ${sql.identifier('sala_accounts')}.${sql.identifier(table)}`
				);
				expect(await read, `${role} reads ${column} of ${table}`).toBe(NO_RIGHT);
			}
		}
		expect(
			await attempt(empty.current, COMMAND_LINE, sql`SELECT token_hash FROM sala_accounts.invitations`)
		).toBe(NO_RIGHT);
		expect(await attempt(empty.current, PUBLIC, sql`SELECT email FROM sala_accounts.users`)).toBe(NO_RIGHT);
		const seen = await empty.current.withActor(COMMAND_LINE, (tx) =>
			rows(tx, sql`SELECT email, role FROM sala_accounts.users WHERE email = 'sok@example.org'`)
		);
		expect(seen).toEqual([{ email: 'sok@example.org', role: 'researcher' }]);
	});
});

/** The code that an app shows now for the secret of its address. */
function codeOf(secret: string): Promise<string> {
	return createOTP(decodeBase32(secret)).totp();
}
