import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';

/** Somebody who may sign in, as admins see them. */
export interface Account {
	id: string;
	email: string;
	name: string;
	role: AccountRole;
	hasSecondFactor: boolean;
	/** When the invitation was taken, in milliseconds of Unix time. */
	since: number;
	/** Browsers that are signed in now. */
	sessions: number;
}

/** Some accounts, by e-mail address. */
export interface AccountPage {
	accounts: Account[];
	/** The address that the next page begins with; null: there is none. */
	next: string | null;
}

const PAGE = 100;

const ACCOUNT = sql`SELECT u.id, u.email, u.name, u.role, u.two_factor_enabled AS "hasSecondFactor",
		(EXTRACT(epoch FROM u.created_at) * 1000)::float8 AS since, (
			SELECT count(*)::int FROM sala_accounts.sessions s WHERE s.user_id = u.id AND s.expires_at > clock_timestamp()
		) AS sessions
	FROM sala_accounts.users u`;

/**
 * Who may sign in.
 *
 * @param tx in the role of an admin
 * @param start the address to begin with; null for the first page
 */
export async function listAccounts(tx: Tx, start: string | null, size = PAGE): Promise<AccountPage> {
	const found = await rows<Account>(
		tx,
		sql`${ACCOUNT} WHERE u.email COLLATE "C" >= ${start ?? ''} ORDER BY u.email COLLATE "C" LIMIT ${size + 1}`
	);
	return { accounts: found.slice(0, size), next: found[size]?.email ?? null };
}

/**
 * One account by its id.
 *
 * @param tx in the role of an admin
 */
export async function findAccount(tx: Tx, id: string): Promise<Account | undefined> {
	const [found] = await rows<Account>(tx, sql`${ACCOUNT} WHERE u.id = ${id}`);
	return found;
}

/**
 * The account that an address has; undefined where it has none.
 *
 * @param tx in the role of an admin
 */
export async function findAccountOf(tx: Tx, email: string): Promise<Account | undefined> {
	const [found] = await rows<Account>(tx, sql`${ACCOUNT} WHERE u.email = lower(${email})`);
	return found;
}
