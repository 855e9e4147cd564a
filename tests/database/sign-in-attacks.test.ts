import { createOTP } from '@better-auth/utils/otp';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Accounts } from '#lib/server/auth/accounts.ts';
import { ATTEMPTS_PER_ACCOUNT, takeAttempt } from '#lib/server/auth/attempts.ts';
import { ACCOUNTS } from '#lib/server/db/actor.ts';
import { useDatabase } from '../support/database.ts';
import { decodeBase32 } from '../support/decode-base32.ts';
import { readAll } from '../support/superuser.ts';
import { makeAccount, openTestAccounts, PASSPHRASE, visit } from '../support/visitor.ts';

const empty = useDatabase('empty');

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const EMAIL = 'sok@example.org';
const OTHER = 'dara@example.org';
const FACTORED = 'bopha@example.org';
const GUESS = 'not it, but long enough';

let accounts: Accounts;

/** From now on it is another moment, for what was signed in with and for what was tried. */
const passTime = (milliseconds: number) =>
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });

beforeAll(async () => {
	accounts = openTestAccounts(empty.current);
	for (const email of [EMAIL, OTHER, FACTORED]) await makeAccount(empty.current, accounts, email);
});
beforeEach(() => empty.current.withActor(ACCOUNTS, (tx) => tx.execute(sql`DELETE FROM rate_limits`)));
afterEach(() => void vi.useRealTimers());

/** Tries a wrong passphrase so many times, each time from another address; gives the statuses. */
async function guess(email: string, times: number): Promise<number[]> {
	const statuses = [];
	for (let number = 1; number <= times; number++)
		statuses.push((await visit(accounts, `198.51.100.${number}`).signIn(email, GUESS)).status);
	return statuses;
}

/** Uses up tries as a wrong passphrase does, without the time that it takes to hash one. */
async function useUp(email: string, times: number): Promise<void> {
	for (let number = 0; number < times; number++)
		expect(await accounts.work((tx) => takeAttempt(tx, email))).toBeNull();
}

describe('guessing the passphrase of an account', () => {
	it('ends after twenty tries, wherever they come from, also for whoever knows it, and for this account alone', async () => {
		await useUp(EMAIL, ATTEMPTS_PER_ACCOUNT.most - 3);
		expect(await guess(EMAIL, 4)).toEqual([401, 401, 401, 429]);
		const right = await visit(accounts, '203.0.113.1').signIn(` ${EMAIL.toUpperCase()}`);
		expect(right.status).toBe(429);
		expect(right.retryAfter).toBeGreaterThan(14 * 60);
		expect(right.retryAfter).toBeLessThanOrEqual(15 * 60);
		expect((await visit(accounts, '203.0.113.1').signIn(OTHER)).status).toBe(200);
	});

	it('ends alike for an address that has no account', async () => {
		await useUp('nobody@example.org', ATTEMPTS_PER_ACCOUNT.most - 1);
		expect(await guess('nobody@example.org', 2)).toEqual([401, 429]);
	});

	it('has no more tries when they all come at once', async () => {
		await useUp(EMAIL, ATTEMPTS_PER_ACCOUNT.most - 3);
		const statuses = await Promise.all(
			Array.from({ length: 9 }, async (_, number) => {
				return (await visit(accounts, `198.51.100.${number}`).signIn(EMAIL, GUESS)).status;
			})
		);
		expect(statuses.sort()).toEqual([401, 401, 401, 429, 429, 429, 429, 429, 429]);
	});

	it('is forgotten by the right passphrase, and after a quarter of an hour', async () => {
		await useUp(EMAIL, ATTEMPTS_PER_ACCOUNT.most - 1);
		expect((await visit(accounts).signIn(EMAIL)).status).toBe(200);
		await useUp(EMAIL, ATTEMPTS_PER_ACCOUNT.most);
		expect(await guess(EMAIL, 1)).toEqual([429]);
		passTime(15 * MINUTE_MS);
		expect((await visit(accounts).signIn(EMAIL)).status).toBe(200);
	});

	it('has no more tries after a new start of the server', async () => {
		await useUp(EMAIL, ATTEMPTS_PER_ACCOUNT.most);
		const started = openTestAccounts(empty.current);
		expect((await visit(started, '203.0.113.9').signIn(EMAIL)).status).toBe(429);
	});

	it('ends after ten tries from one place, over accounts and starts of the server', async () => {
		const emails = Array.from({ length: 10 }, (_, number) => `somebody-${number}@example.org`);
		for (const email of emails) expect((await visit(accounts).signIn(email, GUESS)).status).toBe(401);
		const started = openTestAccounts(empty.current);
		expect((await visit(started).signIn(EMAIL)).status).toBe(429);
		expect((await visit(started, '192.0.2.2').signIn(EMAIL)).status).toBe(200);
	});

	it('keeps nothing of what was typed', async () => {
		await guess('my own passphrase, in the wrong field', 1);
		const kept = await readAll(empty.current, sql`SELECT key FROM sala_accounts.rate_limits`);
		expect(JSON.stringify(kept)).not.toMatch(/passphrase|field/);
		expect(JSON.stringify(kept)).toContain('account|');
	});
});

describe('a session that somebody planted', () => {
	it('is not the session after signing in, and knows nobody of it', async () => {
		const attacker = visit(accounts, '198.51.100.7');
		await attacker.signIn(OTHER);
		const victim = visit(accounts);
		for (const [name, value] of attacker.jar) victim.jar.set(name, value);
		await victim.signIn(EMAIL);
		expect(victim.session()).not.toBe(attacker.session());
		expect([await victim.whoIs(), await attacker.whoIs()]).toEqual([EMAIL, OTHER]);
	});

	it('is nothing where it was made up', async () => {
		const victim = visit(accounts);
		victim.jar.set('sala.session_token', 'chosen-by-somebody.c2lnbmF0dXJl');
		expect(await victim.whoIs()).toBeNull();
		await victim.signIn(EMAIL);
		expect(victim.session()).not.toContain('chosen-by-somebody');
		expect(await victim.whoIs()).toBe(EMAIL);
	});

	it('is not the session after the second factor either, and none is there before it', async () => {
		const first = visit(accounts);
		await first.signIn(FACTORED);
		const { body } = await first.ask('/two-factor/enable', { password: PASSPHRASE });
		const secret = decodeBase32(new URL(String(body.totpURI)).searchParams.get('secret')!);
		const code = () => createOTP(secret).totp();
		await first.ask('/two-factor/verify-totp', { code: await code() });

		const attacker = visit(accounts, '198.51.100.7');
		await attacker.signIn(OTHER);
		const victim = visit(accounts);
		for (const [name, value] of attacker.jar) victim.jar.set(name, value);
		await victim.signIn(FACTORED);
		expect(await victim.whoIs()).toBeNull();
		const halfway = new Map(victim.jar);
		await victim.ask('/two-factor/verify-totp', { code: await code() });
		expect([await victim.whoIs(), await attacker.whoIs()]).toEqual([FACTORED, OTHER]);
		expect([...halfway.values(), attacker.session()]).not.toContain(victim.session());

		const replaying = visit(accounts);
		for (const [name, value] of halfway) replaying.jar.set(name, value);
		expect((await replaying.ask('/two-factor/verify-totp', { code: await code() })).status).toBe(401);
	});
});

describe('a session', () => {
	it('ends eight hours after it was last used', async () => {
		const visitor = visit(accounts);
		await visitor.signIn(EMAIL);
		passTime(7 * HOUR_MS);
		expect(await visitor.whoIs()).toBe(EMAIL);
		passTime(7 * HOUR_MS);
		expect(await visitor.whoIs()).toBe(EMAIL);
		passTime(8 * HOUR_MS + MINUTE_MS);
		expect(await visitor.whoIs()).toBeNull();
	});

	it('ends everywhere at once', async () => {
		const [here, there] = [visit(accounts), visit(accounts, '192.0.2.2')];
		await here.signIn(EMAIL);
		await there.signIn(EMAIL);
		await here.ask('/revoke-sessions');
		expect([await here.whoIs(), await there.whoIs()]).toEqual([null, null]);
	});

	it('stands behind https in a cookie that no other host can plant', async () => {
		const secure = openTestAccounts(empty.current, true);
		const visitor = visit(secure);
		await visitor.signIn(EMAIL);
		expect([...visitor.jar.keys()]).toEqual(['__Host-sala.session_token']);
		expect(await visitor.whoIs()).toBe(EMAIL);
		const planted = visit(secure);
		planted.jar.set('sala.session_token', visitor.session()!);
		planted.jar.set('__Secure-sala.session_token', visitor.session()!);
		expect(await planted.whoIs()).toBeNull();
	});
});
