import { createOTP } from '@better-auth/utils/otp';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { decodeBase32 } from '../support/decode-base32.ts';
import { openSignInService, type SignInService } from '../support/sign-in-service.ts';
import { readAll } from '../support/superuser.ts';
import { PASSPHRASE } from '../support/visitor.ts';

const empty = useDatabase('empty');

let service: SignInService;

beforeAll(() => {
	service = openSignInService(empty.current);
});

describe('the second factor', () => {
	it('is asked for once a first code was typed, and no session is there before the second', async () => {
		await service.forgetAttempts();
		await service.take(await service.inviteFor('bopha@example.org', 'coordinator'));
		const first = await service.signIn('bopha@example.org');
		const begun = await service.ask('/two-factor/enable', { password: PASSPHRASE }, first);
		expect(
			(await service.ask('/two-factor/enable', { password: 'not it, but long enough' }, first)).status
		).toBe(400);
		const secret = new URL(String(begun.body.totpURI)).searchParams.get('secret')!;
		const stored = await readAll<{ secret: string }>(
			empty.current,
			sql`SELECT secret FROM sala_accounts.two_factors`
		);
		expect(stored.some((one) => one.secret.includes(secret))).toBe(false);

		await service.ask('/two-factor/verify-totp', { code: await codeOf(secret) }, first);
		const halfway = await service.signIn('bopha@example.org');
		expect(halfway.body).toMatchObject({ twoFactorRedirect: true });
		expect(await service.whoIs(halfway.cookie)).toBeNull();
		expect((await service.ask('/two-factor/verify-totp', { code: '000000' }, halfway)).status).toBe(401);
		const whole = await service.ask('/two-factor/verify-totp', { code: await codeOf(secret) }, halfway);
		expect(await service.whoIs(whole.cookie)).toBe('bopha@example.org');

		await service.forgetAttempts();
		const [backup] = begun.body.backupCodes as string[];
		const again = await service.signIn('bopha@example.org');
		expect((await service.ask('/two-factor/verify-backup-code', { code: backup }, again)).status).toBe(200);
		const third = await service.signIn('bopha@example.org');
		expect((await service.ask('/two-factor/verify-backup-code', { code: backup }, third)).status).toBe(401);
	});
});

/** The code that an app shows now for the secret of its address. */
function codeOf(secret: string): Promise<string> {
	return createOTP(decodeBase32(secret)).totp();
}
