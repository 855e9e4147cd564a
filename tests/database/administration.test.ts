import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { changeRole, endSessions, removeAccount } from '#lib/server/commands/accounts.ts';
import { invite, revokeInvitation, takeInvitation } from '#lib/server/commands/invitations.ts';
import { findAccount, findAccountOf, listAccounts } from '#lib/server/queries/accounts.ts';
import { listOpenInvitations } from '#lib/server/queries/invitations.ts';
import { ACCOUNTS, COMMAND_LINE, ROLES, type Actor } from '#lib/server/db/actor.ts';
import { sqlState } from '#lib/server/db/postgres-errors.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { asSuperuser, attempt, becomeSuperuser, NO_RIGHT, readAll } from '../support/superuser.ts';

const empty = useDatabase('empty');
const { serverUrl } = inject('templates');

const LAST_ADMIN = '23001';

/** Accounts by what they are called here. */
const ids = { head: '', second: '', sok: '' };

async function makeAccount(email: string, role: AccountRole): Promise<string> {
	const database = empty.current;
	const token = await database.withActor(COMMAND_LINE, (tx) => invite(tx, { email, role }));
	await database.withActor(ACCOUNTS, (tx) =>
		takeInvitation(tx, token, { name: `Name of ${email}`, passwordHash: 'a hash' })
	);
	const [made] = await readAll<{ id: string }>(
		database,
		sql`SELECT id FROM sala_accounts.users WHERE email = ${email}`
	);
	await asSuperuser(database, (tx) =>
		tx.execute(sql`INSERT INTO sala_accounts.sessions (id, token, user_id, expires_at, created_at, updated_at)
			VALUES (${randomUUID()}, ${randomUUID()}, ${made!.id}, now() + interval '1 hour', now(), now())`)
	);
	return made!.id;
}

beforeEach(async () => {
	await asSuperuser(empty.current, (tx) =>
		tx.execute(sql`TRUNCATE sala_accounts.users, sala_accounts.invitations CASCADE`)
	);
	ids.head = await makeAccount('head@example.org', 'admin');
	ids.second = await makeAccount('second@example.org', 'admin');
	ids.sok = await makeAccount('sok@example.org', 'researcher');
});

const asHead = <T>(work: (tx: Tx) => Promise<T>) =>
	empty.current.withActor({ role: 'admin', userId: ids.head }, work);

describe('a change of role', () => {
	it('holds at once: sessions end, and an invitation written before is nothing', async () => {
		const token = await asHead((tx) => invite(tx, { email: 'sok@example.org', role: 'researcher' }));
		expect(await asHead((tx) => changeRole(tx, ids.sok, 'coordinator'))).toBe('done');
		expect(await asHead((tx) => findAccount(tx, ids.sok))).toMatchObject({
			...{ role: 'coordinator', sessions: 0, hasSecondFactor: false }
		});
		const taken = await empty.current.withActor(ACCOUNTS, (tx) =>
			takeInvitation(tx, token, { name: 'Sok', passwordHash: 'another hash' })
		);
		expect(taken).toBe(false);
		expect(await asHead((tx) => findAccount(tx, ids.head))).toMatchObject({ sessions: 1 });
	});

	it('is nothing for an account that is not there', async () => {
		expect(await asHead((tx) => changeRole(tx, 'nobody', 'donor'))).toBe('noAccount');
	});

	it('never takes the role from the last admin', async () => {
		expect(await asHead((tx) => changeRole(tx, ids.second, 'donor'))).toBe('done');
		expect(await asHead((tx) => changeRole(tx, ids.head, 'donor'))).toBe('lastAdmin');
		expect(await asHead((tx) => changeRole(tx, ids.head, 'admin'))).toBe('done');
		expect(await asHead((tx) => findAccountOf(tx, 'Head@Example.org'))).toMatchObject({ role: 'admin' });
	});
});

describe('the database', () => {
	it('refuses to be without an admin, whoever asks', async () => {
		for (const actor of [COMMAND_LINE, ACCOUNTS]) {
			const users = sql`sala_accounts.users`;
			expect(
				await attempt(empty.current, actor, sql`UPDATE ${users} SET role = 'donor' WHERE role = 'admin'`)
			).toBe(LAST_ADMIN);
			expect(await attempt(empty.current, actor, sql`DELETE FROM ${users} WHERE role = 'admin'`)).toBe(
				LAST_ADMIN
			);
		}
	});

	// The embedded database has one connection: there units of work come one after another.
	it.skipIf(serverUrl === null)(
		'keeps one of two admins who take the role from each other at once',
		async () => {
			const take = (from: string) =>
				empty.current.withActor(COMMAND_LINE, (tx) =>
					tx.execute(sql`UPDATE sala_accounts.users SET role = 'donor' WHERE id = ${from}`)
				);
			const answers = await Promise.allSettled([take(ids.head), take(ids.second)]);
			expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			const refused = answers.find((answer) => answer.status === 'rejected');
			expect(sqlState(refused?.reason)).toBe(LAST_ADMIN);
		}
	);

	it('lets admins change nothing of an account but its role', async () => {
		for (const column of ['email', 'name', 'two_factor_enabled', 'email_verified'])
			expect(
				await attempt(
					empty.current,
					COMMAND_LINE,
					sql`UPDATE sala_accounts.users SET ${sql.identifier(column)} = ${sql.identifier(column)}`
				),
				column
			).toBe(NO_RIGHT);
		const insert = sql`INSERT INTO sala_accounts.sessions (id, token, user_id, expires_at, created_at, updated_at)
			VALUES ('x', 'x', ${ids.head}, now(), now(), now())`;
		expect(await attempt(empty.current, COMMAND_LINE, insert)).toBe(NO_RIGHT);
	});

	it('lets nobody else change a role, end a session, remove an account or revoke an invitation', async () => {
		const statements = [
			sql`UPDATE sala_accounts.users SET role = 'admin'`,
			sql`DELETE FROM sala_accounts.users`,
			sql`DELETE FROM sala_accounts.sessions`,
			sql`DELETE FROM sala_accounts.invitations`
		];
		for (const role of ROLES.filter((one) => one !== 'admin')) {
			const actor: Actor = { role, userId: ids.sok };
			for (const statement of statements)
				expect(await attempt(empty.current, actor, statement), role).toBe(NO_RIGHT);
		}
	});
});

describe('an account', () => {
	it('is signed out everywhere by an admin, and stays', async () => {
		await asHead((tx) => endSessions(tx, ids.sok));
		expect(await asHead((tx) => findAccount(tx, ids.sok))).toMatchObject({ sessions: 0, role: 'researcher' });
	});

	it('that is removed leaves neither passphrase nor session nor an open invitation', async () => {
		await asHead((tx) => invite(tx, { email: 'sok@example.org', role: 'researcher' }));
		expect(await asHead((tx) => removeAccount(tx, ids.sok))).toBe('done');
		expect(await asHead((tx) => findAccount(tx, ids.sok))).toBeUndefined();
		expect(await asHead(listOpenInvitations)).toEqual([]);
		const left = await readAll(
			empty.current,
			sql`SELECT user_id FROM sala_accounts.credentials WHERE user_id = ${ids.sok}
				UNION ALL SELECT user_id FROM sala_accounts.sessions WHERE user_id = ${ids.sok}`
		);
		expect(left).toEqual([]);
		expect(await asHead((tx) => removeAccount(tx, ids.sok))).toBe('noAccount');
	});

	it('of the last admin is not removed', async () => {
		expect(await asHead((tx) => removeAccount(tx, ids.second))).toBe('done');
		expect(await asHead((tx) => removeAccount(tx, ids.head))).toBe('lastAdmin');
	});
});

describe('the list of accounts', () => {
	it('is in order of addresses and goes on with the key of the next page', async () => {
		const first = await asHead((tx) => listAccounts(tx, null, 2));
		expect(first.accounts.map(({ email }) => email)).toEqual(['head@example.org', 'second@example.org']);
		expect(first.accounts[0]).toMatchObject({ id: ids.head, name: 'Name of head@example.org', sessions: 1 });
		expect(Math.abs(first.accounts[0]!.since - Date.now())).toBeLessThan(60_000);
		expect(first.next).toBe('sok@example.org');
		const second = await asHead((tx) => listAccounts(tx, first.next, 2));
		expect(second.accounts.map(({ email }) => email)).toEqual(['sok@example.org']);
		expect(second.next).toBeNull();
	});
});

describe('open invitations', () => {
	it('are listed with who invited, and leave the list once revoked, taken or expired', async () => {
		const token = await asHead((tx) => invite(tx, { email: 'new@example.org', role: 'donor' }));
		await empty.current.withActor(COMMAND_LINE, (tx) =>
			invite(tx, { email: 'other@example.org', role: 'admin' })
		);
		const listed = await asHead(listOpenInvitations);
		expect(listed).toMatchObject([
			{
				email: 'new@example.org',
				role: 'donor',
				invitedBy: { name: 'Name of head@example.org' }
			},
			{ email: 'other@example.org', role: 'admin', invitedBy: { name: null, isCommandLine: true } }
		]);
		expect(await asHead((tx) => revokeInvitation(tx, listed[0]!.id))).toBe(true);
		expect(await asHead((tx) => revokeInvitation(tx, listed[0]!.id))).toBe(false);
		const taken = await empty.current.withActor(ACCOUNTS, (tx) =>
			takeInvitation(tx, token, { name: 'New', passwordHash: 'a hash' })
		);
		expect(taken).toBe(false);
		await rolledBack(empty.current, COMMAND_LINE, async (tx) => {
			await becomeSuperuser(tx);
			await tx.execute(sql`UPDATE sala_accounts.invitations SET expires_at = now() - interval '1 second'`);
			expect(await listOpenInvitations(tx)).toEqual([]);
		});
	});

	it('that were taken cannot be revoked: who came by which stays known', async () => {
		const [taken] = await readAll<{ id: number }>(
			empty.current,
			sql`SELECT id::int FROM sala_accounts.invitations WHERE email = 'sok@example.org'`
		);
		expect(await asHead((tx) => revokeInvitation(tx, taken!.id))).toBe(false);
	});
});
