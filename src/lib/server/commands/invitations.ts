import { randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { toTokenHash } from '#lib/server/db/token-hash.ts';
import { credentials, sessions, twoFactors, type AccountRole } from '#lib/server/db/schema/accounts.ts';

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
 * Writes an invitation and gives what stands in its link, which is kept nowhere. Earlier ones for the address are
 * nothing from then on.
 *
 * @param tx in the role of an admin, whose user it is from
 */
export async function invite(tx: Tx, { email, role }: Invitation): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	const address = email.trim().toLowerCase();
	await tx.execute(sql`DELETE FROM sala_accounts.invitations WHERE email = ${address} AND taken_at IS NULL`);
	await tx.execute(sql`
		INSERT INTO sala_accounts.invitations (token_hash, email, role, invited_by, expires_at)
		VALUES (${toTokenHash(token)}, ${address}, ${role}, current_setting('sala.user_id'),
			clock_timestamp() + make_interval(days => ${DAYS}))`);
	return token;
}

/**
 * Makes the link of an invitation good for nothing. False where it was taken or there is none.
 *
 * @param tx in the role of an admin
 */
export async function revokeInvitation(tx: Tx, id: number): Promise<boolean> {
	const revoked = await rows(
		tx,
		sql`DELETE FROM sala_accounts.invitations WHERE id = ${id} AND taken_at IS NULL RETURNING id`
	);
	return revoked.length === 1;
}

/**
 * Takes an invitation: writes the account it is for. Where its address has an account, whoever comes has lost their way
 * in: the passphrase is the new one, the second factor is off, and every session ends. False where it cannot be taken any
 * more.
 *
 * @param tx in the role of the accounts
 */
export async function takeInvitation(tx: Tx, token: string, user: NewUser): Promise<boolean> {
	const [made] = await rows<{ id: string }>(
		tx,
		sql`WITH taken AS (
				UPDATE invitations SET taken_at = clock_timestamp()
				WHERE token_hash = ${toTokenHash(token)} AND taken_at IS NULL AND expires_at > clock_timestamp()
				RETURNING email, role
			)
			INSERT INTO users (id, email, email_verified, name, role, created_at, updated_at)
			SELECT ${randomUUID()}, email, true, ${user.name}, role, clock_timestamp(), clock_timestamp() FROM taken
			ON CONFLICT (email) DO UPDATE SET name = excluded.name, role = excluded.role, two_factor_enabled = false,
				updated_at = excluded.updated_at
			RETURNING id`
	);
	if (!made) return false;
	for (const table of [sessions, twoFactors, credentials])
		await tx.delete(table).where(eq(table.userId, made.id));
	await tx.execute(sql`
		INSERT INTO credentials (id, account_id, provider_id, user_id, password, created_at, updated_at)
		VALUES (${randomUUID()}, ${made.id}, 'credential', ${made.id}, ${user.passwordHash}, clock_timestamp(), clock_timestamp())`);
	return true;
}
