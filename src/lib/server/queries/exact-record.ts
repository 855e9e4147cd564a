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
