import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** What somebody answers for: one of the three is not null. */
export interface ListedScope {
	id: number;
	areaPcode: string | null;
	partner: string | null;
	shelterCode: string | null;
	/** In milliseconds of Unix time. */
	givenAt: number;
}

const MOST = 200;

/** What a user answers for now, at most 200. @param tx in the role of an admin */
export async function listScopes(tx: Tx, userId: string): Promise<ListedScope[]> {
	return rows<ListedScope>(
		tx,
		sql`SELECT id, area_pcode AS "areaPcode", partner, shelter_code AS "shelterCode",
				(EXTRACT(epoch FROM given_at) * 1000)::float8 AS "givenAt"
			FROM user_scopes WHERE user_id = ${userId} AND ended_at IS NULL ORDER BY id LIMIT ${MOST}`
	);
}

/** Those who run shelters, by name as it is written there, at most 200. @param tx in the role of an admin */
export async function listPartners(tx: Tx): Promise<string[]> {
	const found = await rows<{ operator: string }>(
		tx,
		sql`SELECT DISTINCT operator FROM shelters WHERE retired_revision_id IS NULL AND operator IS NOT NULL
			ORDER BY operator LIMIT ${MOST}`
	);
	return found.map(({ operator }) => operator);
}

/** True where there is a shelter of that code. */
export async function hasShelter(tx: Tx, code: string): Promise<boolean> {
	const found = await rows(tx, sql`SELECT code FROM records WHERE code = ${code} AND stem = 'shelter'`);
	return found.length === 1;
}
