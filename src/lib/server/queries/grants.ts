import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { personOf, type Person } from '#lib/server/queries/people.ts';

/** Leave to see one record exactly, as admins see it. */
export interface ListedGrant {
	id: number;
	recordCode: string;
	whose: Person;
	reason: string;
	givenBy: Person;
	/** In milliseconds of Unix time. */
	expiresAt: number;
	state: 'holds' | 'expired' | 'revoked';
}

/** Some grants. */
export interface GrantPage {
	grants: ListedGrant[];
	/** Number of the first grant of the next page; null: there is none. */
	next: number | null;
}

const PAGE = 100;

/**
 * Every grant there was, newest first.
 *
 * @param tx in the role of an admin
 * @param start number of the grant to begin with; null for the newest
 */
export async function listGrants(tx: Tx, start: number | null, size = PAGE): Promise<GrantPage> {
	const found = await rows<ListedGrant>(
		tx,
		sql`SELECT g.id, g.record_code AS "recordCode", ${personOf(sql`g.user_id`)} AS whose, g.reason,
				${personOf(sql`g.given_by`)} AS "givenBy", (EXTRACT(epoch FROM g.expires_at) * 1000)::float8 AS "expiresAt",
				CASE WHEN g.revoked_at IS NOT NULL THEN 'revoked' WHEN g.expires_at <= clock_timestamp() THEN 'expired' ELSE 'holds' END
					AS state
			FROM grants g WHERE ${start === null ? sql`true` : sql`g.id <= ${start}`} ORDER BY g.id DESC LIMIT ${size + 1}`
	);
	return { grants: found.slice(0, size), next: found[size]?.id ?? null };
}

/** True where there is a shelter or a compound of that code. Others have no place to be seen exactly. */
export async function hasPlace(tx: Tx, code: string): Promise<boolean> {
	const found = await rows(
		tx,
		sql`SELECT code FROM records WHERE code = ${code} AND stem IN ('shelter', 'compound')`
	);
	return found.length === 1;
}
