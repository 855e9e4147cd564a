import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { Hold, TurnAway } from '#lib/domain/holds.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { TAKEN, toTaken, type TakenRow } from '#lib/server/queries/held-beds.ts';

/** Beds of a shelter now. */
export interface BedCount {
	/** Free by its report, held or not; null where no current report says. */
	free: number | null;
	/** Of those, promised; more than are free where a later report has fewer. */
	held: number;
}

/** A shelter as whoever answers for its beds needs it. */
export interface HoldingShelter extends BedCount {
	code: string;
	name: string | null;
	/** The day of its latest report; null where it never reported, or gave none. */
	reportedOn: Day | null;
	/** As its latest report states them. */
	entryConditions: string[];
}

/**
 * A shelter and its beds, for whoever answers for it; undefined for anybody else, and where there is none.
 *
 * @param tx in the role of an admin, a coordinator or an operator of shelters
 * @param at the moment it is
 * @param today in Phnom Penh
 */
export async function findHoldingShelter(
	tx: Tx,
	code: string,
	at: Date,
	today: Day
): Promise<HoldingShelter | undefined> {
	const [found] = await rows<HoldingShelter>(
		tx,
		sql`SELECT h.code, h.name, b.free, b.held, r.reported_on::text AS "reportedOn", coalesce(r.entry_conditions, '{}') AS "entryConditions"
			FROM sala.count_beds(${code}, ${at.toISOString()}::timestamptz) b
			JOIN shelters h ON h.code = ${code} AND h.retired_revision_id IS NULL
			LEFT JOIN LATERAL (
				SELECT r.* FROM shelter_reports r
				WHERE r.shelter_code = h.code AND r.retired_revision_id IS NULL AND (r.reported_on <= ${today}::date OR r.reported_on IS NULL)
				ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC LIMIT 1
			) r ON true
			WHERE b.held IS NOT NULL`
	);
	return found;
}

const MOST = 200;

/** The holds of a shelter as they stand, open ones first and the newest of them before others, at most 200. */
export async function listHolds(tx: Tx, shelterCode: string): Promise<Hold[]> {
	const found = await rows<TakenRow & Hold['attributes'] & { reason: string | null }>(
		tx,
		sql`SELECT ${TAKEN}, h.nationality_iso2 AS nationality, h.sex, h.are_minors AS "areMinors", h.have_documents AS "haveDocuments",
				h.are_identified AS "areIdentified", h.reason
			FROM holds h WHERE h.shelter_code = ${shelterCode} AND h.retired_revision_id IS NULL
			ORDER BY h.state IN ('requested', 'allocated', 'occupied') DESC, h.number DESC LIMIT ${MOST}`
	);
	return found.map((row) => {
		const { nationality, sex, areMinors, haveDocuments, areIdentified, reason } = row;
		const attributes = { nationality, sex, areMinors, haveDocuments, areIdentified };
		return { ...toTaken(row), attributes, reason };
	});
}

/** Whom a shelter did not take in, the latest day first, at most 200 entries. */
export async function listTurnAways(tx: Tx, shelterCode: string): Promise<TurnAway[]> {
	return rows<TurnAway>(
		tx,
		sql`SELECT number, turned_away_on::text AS day, people, reason, note FROM turn_aways
			WHERE shelter_code = ${shelterCode} AND retired_revision_id IS NULL
			ORDER BY turned_away_on DESC, number DESC LIMIT ${MOST}`
	);
}
