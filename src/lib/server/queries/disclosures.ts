import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { AudienceRungs } from '#lib/domain/disclosure.ts';

/** How much was set for one audience to see of a record. */
export interface SetRungs extends AudienceRungs {
	id: number;
	code: string;
	reason: string;
}

/** Some of what was set. */
export interface DisclosurePage {
	disclosures: SetRungs[];
	/** Number of the first of the next page; null: there is none. */
	next: number | null;
}

const PAGE = 100;

/**
 * What was set for audiences to see of records, newest first.
 *
 * @param tx in the role of an admin
 * @param start number of the one to begin with; null for the newest
 */
export async function listDisclosures(tx: Tx, start: number | null, size = PAGE): Promise<DisclosurePage> {
	const found = await rows<SetRungs>(
		tx,
		sql`SELECT d.id, d.record_code AS code, d.audience, d.name_rung AS "nameRung", d.operator_rung AS "operatorRung",
				d.place_rung AS "placeRung", d.reason, s.rung AS "stepRung"
			FROM disclosures d LEFT JOIN place_steps s USING (record_code, audience)
			WHERE d.retired_revision_id IS NULL AND ${start === null ? sql`true` : sql`d.id <= ${start}`}
			ORDER BY d.id DESC LIMIT ${size + 1}`
	);
	return { disclosures: found.slice(0, size), next: found[size]?.id ?? null };
}

/**
 * What each audience is to see of a shelter or a compound: the public first. None for any other record. Donors, who see
 * of compounds what the public does, are left out there.
 *
 * @param tx in the role of an admin
 */
export async function listRungs(tx: Tx, code: string): Promise<AudienceRungs[]> {
	const rungs = ['name_rung', 'operator_rung', 'place_rung'].map((name) => {
		const column = sql.identifier(name);
		// As sala.shelter_rungs and sala.compound_rungs have it, for an audience that nothing was set for.
		return sql`coalesce(d.${column}, CASE WHEN s.code IS NULL AND a.audience = 'researcher' THEN 'exact'
			ELSE coalesce(p.${column}, s.${column}, 'exact') END)`;
	});
	return rows<AudienceRungs>(
		tx,
		sql`SELECT a.audience, ${rungs[0]} AS "nameRung", ${rungs[1]} AS "operatorRung", ${rungs[2]} AS "placeRung", d.reason,
				t.rung AS "stepRung"
			FROM records r
			CROSS JOIN (VALUES (1, 'public'), (2, 'donor'), (3, 'researcher')) AS a (position, audience)
			LEFT JOIN shelters s ON s.code = r.code AND s.retired_revision_id IS NULL
			LEFT JOIN disclosures p ON p.record_code = r.code AND p.audience = 'public' AND p.retired_revision_id IS NULL
			LEFT JOIN disclosures d ON d.record_code = r.code AND d.audience = a.audience AND d.retired_revision_id IS NULL
			LEFT JOIN place_steps t ON t.record_code = r.code AND t.audience = a.audience
			WHERE r.code = ${code} AND (r.stem = 'shelter' OR r.stem = 'compound' AND a.audience <> 'donor')
			ORDER BY a.position`
	);
}
