import { sql } from 'drizzle-orm';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** A record that readers do not see until somebody publishes it. */
export interface UnderReview {
	code: string;
	/** Name of the rule that put it there. */
	rule: string;
}

/** Those of the given records that are under review now, by code. */
export async function listUnderReview(tx: Tx, codes: readonly string[]): Promise<UnderReview[]> {
	return rows<UnderReview>(
		tx,
		sql`SELECT r.code, step.rule
			FROM records r
			CROSS JOIN LATERAL (
				SELECT p.rule FROM publications p WHERE p.record_code = r.code ORDER BY p.id DESC LIMIT 1
			) step
			WHERE r.publication = 'in_review' AND ${isOneOf(sql`r.code`, codes)}
			ORDER BY r.code COLLATE "C"`
	);
}
