import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { toTokenHash } from '#lib/server/db/token-hash.ts';

/** How often a passphrase may be tried for one account, wherever from. */
export const ATTEMPTS_PER_ACCOUNT = { most: 20, windowSeconds: 15 * 60 } as const;

/**
 * Counts one attempt at the passphrase of an account, before it is made, so that many at once cannot all pass. Gives the
 * seconds to wait where there were too many, and null where it may be made. An address that has no account counts alike:
 * nobody learns which have one. better-auth counts by where an attempt comes from; many places have many attempts, so
 * they are counted by what they are at as well.
 *
 * @param tx in the role of the accounts
 */
export async function takeAttempt(tx: Tx, email: string): Promise<number | null> {
	const key = toKey(email);
	const now = Date.now();
	const windowStart = now - ATTEMPTS_PER_ACCOUNT.windowSeconds * 1000;
	const taken = await rows(
		tx,
		sql`INSERT INTO rate_limits AS tried (id, key, count, last_request) VALUES (${randomUUID()}, ${key}, 1, ${now})
			ON CONFLICT (key) DO UPDATE SET
				count = CASE WHEN tried.last_request <= ${windowStart} THEN 1 ELSE tried.count + 1 END,
				last_request = ${now}
			WHERE tried.count < ${ATTEMPTS_PER_ACCOUNT.most} OR tried.last_request <= ${windowStart}
			RETURNING key`
	);
	if (taken.length > 0) return null;
	const [last] = await rows<{ at: number }>(
		tx,
		sql`SELECT last_request AS at FROM rate_limits WHERE key = ${key}`
	);
	return Math.max(1, Math.ceil(((last?.at ?? now) - windowStart) / 1000));
}

/** Forgets the attempts at an account, as the right passphrase does. @param tx in the role of the accounts */
export async function forgetAttempts(tx: Tx, email: string): Promise<void> {
	await tx.execute(sql`DELETE FROM rate_limits WHERE key = ${toKey(email)}`);
}

/** What is typed where an address belongs may be anything, a passphrase too: its hash is kept. */
function toKey(email: string): string {
	return `account|${toTokenHash(email.trim().toLowerCase())}`;
}
