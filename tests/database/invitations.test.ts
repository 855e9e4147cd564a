import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS, ROLES, type Actor } from '#lib/server/db/actor.ts';
import { findInvitation } from '#lib/server/queries/invitations.ts';
import { useDatabase } from '../support/database.ts';
import { openSignInService, type SignInService } from '../support/sign-in-service.ts';
import { attempt, NO_RIGHT, readAll } from '../support/superuser.ts';
import { PASSPHRASE } from '../support/visitor.ts';

const empty = useDatabase('empty');

let service: SignInService;

beforeAll(() => {
	service = openSignInService(empty.current);
});

describe('an invitation', () => {
	it('makes one account with the role it names, whatever the case of the address', async () => {
		const token = await service.inviteFor('Dara@Example.org', 'donor');
		expect(await empty.current.withActor(ACCOUNTS, (tx) => findInvitation(tx, token))).toEqual({
			email: 'dara@example.org',
			role: 'donor',
			name: null
		});
		expect(await service.take(token)).toBe(true);
		expect(await service.take(token)).toBe(false);
		const found = await readAll(
			empty.current,
			sql`SELECT email, role FROM sala_accounts.users WHERE email = 'dara@example.org'`
		);
		expect(found).toEqual([{ email: 'dara@example.org', role: 'donor' }]);
	});

	it('is not kept as it stands in the link', async () => {
		const token = await service.inviteFor('kept@example.org');
		const kept = await readAll<{ text: string }>(
			empty.current,
			sql`SELECT i::text AS text FROM sala_accounts.invitations i`
		);
		expect(kept.some(({ text }) => text.includes(token))).toBe(false);
	});

	it('is nothing once it has expired, and for a token that nobody made', async () => {
		const token = await service.inviteFor('late@example.org');
		await empty.current.withActor(ACCOUNTS, (tx) =>
			tx.execute(
				sql`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE email = 'late@example.org'`
			)
		);
		expect(await empty.current.withActor(ACCOUNTS, (tx) => findInvitation(tx, token))).toBeUndefined();
		expect(await service.take(token)).toBe(false);
		expect(await service.take('nothing')).toBe(false);
	});

	it('for an address that has an account lets its owner in again: nothing of the old way in is left', async () => {
		await service.forgetAttempts();
		expect(await service.take(await service.inviteFor('twice@example.org', 'donor'))).toBe(true);
		const before = await service.signIn('twice@example.org');
		await service.ask('/two-factor/enable', { password: PASSPHRASE }, before);
		const token = await service.inviteFor('twice@example.org', 'researcher');
		expect(await empty.current.withActor(ACCOUNTS, (tx) => findInvitation(tx, token))).toMatchObject({
			name: 'Somebody'
		});
		expect(await service.take(token, 'another passphrase of theirs')).toBe(true);
		expect(await service.whoIs(before.cookie)).toBeNull();
		expect((await service.signIn('twice@example.org')).status).toBe(401);
		expect((await service.signIn('twice@example.org', 'another passphrase of theirs')).status).toBe(200);
		const left = await readAll(
			empty.current,
			sql`SELECT u.role, u.two_factor_enabled AS "isOn", (SELECT count(*)::int FROM sala_accounts.two_factors t
				WHERE t.user_id = u.id) AS factors FROM sala_accounts.users u WHERE email = 'twice@example.org'`
		);
		expect(left).toEqual([{ role: 'researcher', isOn: false, factors: 0 }]);
	});

	it('puts an end to the one before for the same address', async () => {
		const [first, second] = [
			await service.inviteFor('again@example.org'),
			await service.inviteFor('again@example.org')
		];
		expect(await service.take(first)).toBe(false);
		expect(await service.take(second)).toBe(true);
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
