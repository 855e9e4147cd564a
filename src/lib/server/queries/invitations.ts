import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';
import { toTokenHash } from '#lib/server/db/token-hash.ts';

/** Whom a link makes what. */
export interface OpenInvitation {
	email: string;
	role: AccountRole;
}

/**
 * The invitation of a link; undefined where there is none, or it was taken, or has expired.
 *
 * @param tx in the role of the accounts
 */
export async function findInvitation(tx: Tx, token: string): Promise<OpenInvitation | undefined> {
	const [found] = await rows<OpenInvitation>(
		tx,
		sql`SELECT email, role FROM invitations
			WHERE token_hash = ${toTokenHash(token)} AND taken_at IS NULL AND expires_at > clock_timestamp()`
	);
	return found;
}
