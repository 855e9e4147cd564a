import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { cellExpressions } from '#lib/server/queries/summary/cells.ts';
import { overlapExpressions } from '#lib/server/queries/summary/overlap.ts';
import { EXPIRED, freshnessRank, shelterInterval } from '#lib/server/queries/summary/rules.ts';
import { occupancyExpressions, reportExpressions } from '#lib/server/queries/summary/shelters.ts';
import { tierExpressions } from '#lib/server/queries/summary/tiers.ts';
import { joinShown, LATEST, stood, type View } from '#lib/server/queries/view.ts';

/** One count of ours that stands for people of an area, living situation and group, with its true numbers. */
export interface OwnLeaf {
	/** Null: place not known. */
	area_pcode: string | null;
	living_situation: string;
	population_group: string;
	/** Null: all. */
	nationalities: string[] | null;
	reference_on: Day;
	low: number;
	best: number | null;
	high: number | null;
	/** The figures that it was chosen and widened from. */
	codes: string[];
}

/** The people of one shelter that reported itself to us, as its latest current report has them. */
export interface OwnOccupancy {
	report_id: number;
	shelter_code: string;
	area_pcode: string | null;
	operator: string | null;
	operator_kind: string;
	/** Null where the report does not say. */
	occupancy: number | null;
	reported_on: Day;
}

/**
 * Our own counts of a day before anything is withheld, as the publication of the day takes them: chosen as every figure
 * is, those without a place less what areas hold of the same people, people in shelters apart.
 *
 * @param tx in the role of an admin
 */
export async function listOwnCounts(
	tx: Tx,
	today: Day
): Promise<{ leaves: OwnLeaf[]; occupancies: OwnOccupancy[] }> {
	const view: View = { asOf: today, revision: LATEST, datasets: ['live'] };
	return { leaves: await listLeaves(tx, view), occupancies: await listOccupancies(tx, view) };
}

async function listLeaves(tx: Tx, view: View): Promise<OwnLeaf[]> {
	return rows<OwnLeaf>(
		tx,
		sql`WITH RECURSIVE ${reportExpressions(view)}, ${cellExpressions(view)}, ${occupancyExpressions(view)},
	${overlapExpressions}, ${tierExpressions},
	made_from AS (
		SELECT s.counter, array_agg(DISTINCT o.code) AS codes
		FROM standing s
		JOIN standing p ON p.counter = s.counter OR s.area_pcode IS NULL AND p.overlap_groups && s.overlap_groups
		JOIN candidates o ON o.cell = p.counter
		GROUP BY s.counter
	)
	SELECT r.area_pcode, r.living_situation, r.population_group, r.nationalities, r.reference_on::text AS reference_on,
		r.low::int AS low, r.best::int AS best, r.high::int AS high, m.codes
	FROM reduced r
	JOIN standing s ON s.living_situation = r.living_situation AND s.population_group = r.population_group
		AND (s.area_pcode, s.nationalities) IS NOT DISTINCT FROM (r.area_pcode, r.nationalities)
	JOIN made_from m ON m.counter = s.counter
	WHERE r.low IS NOT NULL AND NOT r.is_set_aside AND r.tier <> 'accommodation'
	ORDER BY r.area_pcode, r.living_situation, r.population_group, r.nationalities`
	);
}

async function listOccupancies(tx: Tx, view: View): Promise<OwnOccupancy[]> {
	return rows<OwnOccupancy>(
		tx,
		sql`SELECT r.id::int AS report_id, h.code AS shelter_code, h.area_pcode, h.operator, h.operator_kind, r.occupancy,
		r.reported_on::text AS reported_on
	FROM shelters h
	${joinShown('h', 'shelter', view)}
	CROSS JOIN LATERAL (
		SELECT r.* FROM shelter_reports r
		WHERE r.shelter_code = h.code AND r.reported_on <= ${view.asOf}::date AND ${stood('r', view)}
		ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC
		LIMIT 1
	) r
	WHERE ${stood('h', view)} AND r.status <> 'closed' AND (r.closing_on <= ${view.asOf}::date) IS NOT TRUE
		AND ${freshnessRank(sql`${view.asOf}::date - r.reported_on`, sql`coalesce(h.interval_days, ${shelterInterval})`)} < ${EXPIRED}
	ORDER BY h.code`
	);
}
