import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { toTokenHash } from '#lib/server/db/token-hash.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';

/** What an invitation says of the account it makes. */
export interface Invitation {
	email: string;
	role: AccountRole;
}

/** An account that an invitation makes. */
export interface NewUser {
	name: string;
	/** As `auth.$context` hashes it. */
	passwordHash: string;
}

const DAYS = 3;

/**
 * Writes an invitation and gives what stands in its link, which is kept nowhere.
 *
 * @param tx in the role of an admin, whose user it is from
 */
export async function invite(tx: Tx, { email, role }: Invitation): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	await tx.execute(sql`
		INSERT INTO sala_accounts.invitations (token_hash, email, role, invited_by, expires_at)
		VALUES (${toTokenHash(token)}, ${email.trim().toLowerCase()}, ${role}, current_setting('sala.user_id'),
			clock_timestamp() + make_interval(days => ${DAYS}))`);
	return token;
}

/**
 * Takes an invitation: writes the account it is for. False where it cannot be taken any more, or its address has an
 * account.
 *
 * @param tx in the role of the accounts
 */
export async function takeInvitation(tx: Tx, token: string, user: NewUser): Promise<boolean> {
	const id = randomUUID();
	const made = await rows<{ id: string }>(
		tx,
		sql`WITH taken AS (
				UPDATE invitations SET taken_at = clock_timestamp()
				WHERE token_hash = ${toTokenHash(token)} AND taken_at IS NULL AND expires_at > clock_timestamp()
				RETURNING email, role
			),
			made AS (
				INSERT INTO users (id, email, email_verified, name, role, created_at, updated_at)
				SELECT ${id}, email, true, ${user.name}, role, clock_timestamp(), clock_timestamp() FROM taken
				ON CONFLICT (email) DO NOTHING
				RETURNING id
			)
			INSERT INTO credentials (id, account_id, provider_id, user_id, password, created_at, updated_at)
			SELECT ${randomUUID()}, id, 'credential', id, ${user.passwordHash}, clock_timestamp(), clock_timestamp() FROM made
			RETURNING user_id AS id`
	);
	return made.length === 1;
}
