import { createOTP } from '@better-auth/utils/otp';
import { expect, it } from 'vitest';
import { useCommandLine } from '../support/command-line.ts';
import { useDatabase } from '../support/database.ts';
import { decodeBase32 } from '../support/decode-base32.ts';
import { makeAccount, openTestAccounts, PASSPHRASE, visit } from '../support/visitor.ts';

const empty = useDatabase('empty');
const { run } = useCommandLine(empty);

it('lock ends every session and every sign-in that is half done, and says how many', async () => {
	const accounts = openTestAccounts(empty.current);
	for (const email of ['sok@example.org', 'bopha@example.org'])
		await makeAccount(empty.current, accounts, email, 'coordinator');
	const [sok, bopha, halfway] = [visit(accounts), visit(accounts), visit(accounts)];
	await sok.signIn('sok@example.org');
	await bopha.signIn('bopha@example.org');
	const { body } = await bopha.ask('/two-factor/enable', { password: PASSPHRASE });
	const secret = decodeBase32(new URL(String(body.totpURI)).searchParams.get('secret')!);
	await bopha.ask('/two-factor/verify-totp', { code: await createOTP(secret).totp() });
	await halfway.signIn('bopha@example.org');

	expect(await run('lock')).toEqual({
		code: 0,
		out: '2 sessions ended, and 1 sign-in that waited for a code. Everybody has to sign in again.\n',
		err: ''
	});
	expect([await sok.whoIs(), await bopha.whoIs()]).toEqual([null, null]);
	const code = await createOTP(secret).totp();
	expect((await halfway.ask('/two-factor/verify-totp', { code })).status).toBe(401);
	expect((await run('lock')).out).toBe('0 sessions ended. Everybody has to sign in again.\n');
	expect((await visit(accounts).signIn('sok@example.org')).status).toBe(200);
});
