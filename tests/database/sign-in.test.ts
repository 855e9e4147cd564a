import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { openSignInService, type SignInService } from '../support/sign-in-service.ts';
import { readAll } from '../support/superuser.ts';
import { PASSPHRASE } from '../support/visitor.ts';

const empty = useDatabase('empty');

let service: SignInService;

beforeAll(() => {
	service = openSignInService(empty.current);
});

describe('signing in', () => {
	it('needs the right passphrase, and gives a session that knows whose it is', async () => {
		await service.forgetAttempts();
		await service.take(await service.inviteFor('sok@example.org'));
		expect((await service.signIn('sok@example.org', 'some other passphrase')).status).toBe(401);
		expect((await service.signIn('nobody@example.org')).status).toBe(401);
		const { status, cookie } = await service.signIn('Sok@Example.org');
		expect(status).toBe(200);
		expect(await service.whoIs(cookie)).toBe('sok@example.org');
		expect(await service.whoIs(cookie.replace(/session_token=./, 'session_token=-'))).toBeNull();
	});

	it('keeps no address of the reader with the session', async () => {
		const kept = await readAll(
			empty.current,
			sql`SELECT count(*)::int AS sessions, count(ip_address)::int AS addresses FROM sala_accounts.sessions`
		);
		expect(kept).toEqual([{ sessions: expect.any(Number) as number, addresses: 0 }]);
	});

	it('is refused after ten attempts from one place, also with the right passphrase, and not elsewhere', async () => {
		await service.forgetAttempts();
		await service.take(await service.inviteFor('guessed@example.org'));
		const statuses = [];
		for (let guess = 0; guess < 10; guess++)
			statuses.push((await service.signIn('guessed@example.org', `guess number ${guess} of it`)).status);
		expect(new Set(statuses)).toEqual(new Set([401]));
		expect((await service.signIn('guessed@example.org')).status).toBe(429);
		expect((await service.signIn('guessed@example.org', PASSPHRASE, '192.0.2.2')).status).toBe(200);
	});

	it('has a new session each time, so that a planted one is worth nothing', async () => {
		await service.forgetAttempts();
		const first = await service.signIn('sok@example.org');
		const second = await service.ask(
			'/sign-in/email',
			{ email: 'sok@example.org', password: PASSPHRASE },
			{ cookie: first.cookie }
		);
		expect(second.cookie).toMatch(/session_token=/);
		expect(second.cookie).not.toBe(first.cookie);
	});

	it('cannot be done by somebody who was not invited, whatever they send', async () => {
		const made = await service.ask('/sign-up/email', {
			email: 'me@example.org',
			password: PASSPHRASE,
			name: 'Me',
			role: 'admin'
		});
		expect(made.status).toBeGreaterThanOrEqual(400);
		const { cookie } = await service.signIn('sok@example.org');
		const raised = await service.ask('/update-user', { name: 'Sok', role: 'admin' }, { cookie });
		const found = await readAll(
			empty.current,
			sql`SELECT role FROM sala_accounts.users WHERE email = 'sok@example.org'`
		);
		expect([raised.status >= 400, found]).toEqual([true, [{ role: 'researcher' }]]);
	});

	it('ends everywhere at once', async () => {
		await service.forgetAttempts();
		const [here, there] = [await service.signIn('sok@example.org'), await service.signIn('sok@example.org')];
		await service.ask('/revoke-sessions', {}, { cookie: here.cookie });
		expect(await service.whoIs(here.cookie)).toBeNull();
		expect(await service.whoIs(there.cookie)).toBeNull();
	});
});
