import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';
import { toTokenHash } from '#lib/server/db/token-hash.ts';
import { personOf, type Person } from '#lib/server/queries/people.ts';

/** Whom a link makes what. */
export interface OpenInvitation {
	email: string;
	role: AccountRole;
	/** Of the account that the address has, which is renewed; null: it has none. */
	name: string | null;
}

/** An invitation that nobody has taken yet. */
export interface ListedInvitation {
	id: number;
	email: string;
	role: AccountRole;
	invitedBy: Person;
	/** In milliseconds of Unix time. */
	expiresAt: number;
}

const MOST = 200;

/**
 * Invitations whose link is still good, the first to expire first; no more than 200.
 *
 * @param tx in the role of an admin
 */
export async function listOpenInvitations(tx: Tx): Promise<ListedInvitation[]> {
	return rows<ListedInvitation>(
		tx,
		sql`SELECT i.id, i.email, i.role, ${personOf(sql`i.invited_by`)} AS "invitedBy",
				(EXTRACT(epoch FROM i.expires_at) * 1000)::float8 AS "expiresAt"
			FROM sala_accounts.invitations i
			WHERE i.taken_at IS NULL AND i.expires_at > clock_timestamp() ORDER BY i.expires_at, i.id LIMIT ${MOST}`
	);
}

/**
 * The invitation of a link; undefined where there is none, or it was taken, or has expired.
 *
 * @param tx in the role of the accounts
 */
export async function findInvitation(tx: Tx, token: string): Promise<OpenInvitation | undefined> {
	const [found] = await rows<OpenInvitation>(
		tx,
		sql`SELECT i.email, i.role, u.name FROM invitations i LEFT JOIN users u ON u.email = i.email
			WHERE token_hash = ${toTokenHash(token)} AND taken_at IS NULL AND expires_at > clock_timestamp()`
	);
	return found;
}
