import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS, COMMAND_LINE, PUBLIC, ROLES } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { useDatabase } from '../support/database.ts';
import { openSignInService } from '../support/sign-in-service.ts';
import { attempt, NO_RIGHT } from '../support/superuser.ts';

const empty = useDatabase('empty');

beforeAll(async () => {
	const service = openSignInService(empty.current);
	await service.take(await service.inviteFor('sok@example.org'));
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
