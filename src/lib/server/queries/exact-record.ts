import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** A shelter or a compound with all that is known of where it is. */
export interface ExactRecord {
	code: string;
	name: string | null;
	operator: string | null;
	locality: string | null;
	note: string | null;
	/** Degrees, WGS 84; null where nobody entered a place. */
	lon: number | null;
	lat: number | null;
	address: string | null;
	contact: string | null;
	/** Whether the reader may write where it is: an admin, or whoever answers for this shelter. */
	isTheirs: boolean;
}

/**
 * One shelter or compound exactly, for an admin, for whoever answers for it, and for whoever has a grant that still
 * holds. Each reading is written to the audit. Undefined for anybody else, and where there is no such record.
 */
export async function readExactly(tx: Tx, code: string): Promise<ExactRecord | undefined> {
	const [row] = await rows<{ found: ExactRecord | null }>(
		tx,
		sql`SELECT sala.read_exactly(${code}) AS found`
	);
	return row?.found ?? undefined;
}

/** Leave of the user who asks to see one record exactly. */
export interface OwnGrant {
	recordCode: string;
	reason: string;
	/** In milliseconds of Unix time. */
	expiresAt: number;
}

/** A shelter that the user who asks answers for. */
export interface OwnSite {
	code: string;
	name: string | null;
}

const MOST = 200;

/** What the user of this unit of work may see exactly by a grant that holds, at most 200. */
export async function listOwnGrants(tx: Tx): Promise<OwnGrant[]> {
	return rows<OwnGrant>(
		tx,
		sql`SELECT record_code AS "recordCode", reason, (EXTRACT(epoch FROM expires_at) * 1000)::float8 AS "expiresAt"
			FROM sala.my_grants() ORDER BY expires_at, record_code LIMIT ${MOST}`
	);
}

/**
 * Shelters that were reported to us and that the user of this unit of work answers for, by code, at most 200.
 *
 * @param tx in the role of an operator of shelters or a coordinator
 */
export async function listOwnSites(tx: Tx): Promise<OwnSite[]> {
	return rows<OwnSite>(
		tx,
		sql`SELECT s.code, s.name FROM sala.scope_of_user() AS o (code) JOIN shelters s USING (code)
			WHERE s.retired_revision_id IS NULL ORDER BY s.code LIMIT ${MOST}`
	);
}
