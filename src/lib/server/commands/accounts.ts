import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';

/** What became of it; `lastAdmin`: nothing, as no admin would be left. */
export type AccountChange = 'done' | 'lastAdmin' | 'noAccount';

/**
 * Gives somebody another role. Their sessions end and open invitations for them are nothing any more, so that what they
 * may see changes with their next page.
 *
 * @param tx in the role of an admin
 */
export async function changeRole(tx: Tx, id: string, role: AccountRole): Promise<AccountChange> {
	if (role !== 'admin' && (await isLastAdmin(tx, id))) return 'lastAdmin';
	const changed = await rows<{ email: string }>(
		tx,
		sql`UPDATE sala_accounts.users SET role = ${role}, updated_at = clock_timestamp() WHERE id = ${id} RETURNING email`
	);
	return finish(tx, id, changed);
}

/**
 * Signs somebody out of every browser.
 *
 * @param tx in the role of an admin
 */
export async function endSessions(tx: Tx, id: string): Promise<void> {
	await tx.execute(sql`DELETE FROM sala_accounts.sessions WHERE user_id = ${id}`);
}

/**
 * Removes an account, with its passphrase, second factor and sessions. What its owner wrote stays under its opaque id.
 *
 * @param tx in the role of an admin
 */
export async function removeAccount(tx: Tx, id: string): Promise<AccountChange> {
	if (await isLastAdmin(tx, id)) return 'lastAdmin';
	const removed = await rows<{ email: string }>(
		tx,
		sql`DELETE FROM sala_accounts.users WHERE id = ${id} RETURNING email`
	);
	return finish(tx, id, removed);
}

async function finish(tx: Tx, id: string, [changed]: { email: string }[]): Promise<AccountChange> {
	if (!changed) return 'noAccount';
	await endSessions(tx, id);
	await tx.execute(
		sql`DELETE FROM sala_accounts.invitations WHERE email = ${changed.email} AND taken_at IS NULL`
	);
	return 'done';
}

/** Asked for a clear answer; the database refuses it by itself (drizzle/0010_administration.sql). */
async function isLastAdmin(tx: Tx, id: string): Promise<boolean> {
	const admins = await rows<{ id: string }>(
		tx,
		sql`SELECT id FROM sala_accounts.users WHERE role = 'admin' LIMIT 2`
	);
	return admins.length === 1 && admins[0]!.id === id;
}
