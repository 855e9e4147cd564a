import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import type { Tier } from '#lib/domain/figures.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { cellExpressions } from '#lib/server/queries/summary/cells.ts';
import { overlapExpressions } from '#lib/server/queries/summary/overlap.ts';
import { occupancyExpressions, reportExpressions } from '#lib/server/queries/summary/shelters.ts';
import { tierExpressions } from '#lib/server/queries/summary/tiers.ts';
import { unaccountedExpressions } from '#lib/server/queries/summary/unaccounted.ts';
import type { View } from '#lib/server/queries/view.ts';

/** What a sum of an area is about: one of the tiers, or people whom events leave unaccounted for. */
export type Measure = Tier | 'unaccounted';

/** One sum: people of a measure in an area, in the row 'place not known', or in the whole country. */
export interface AreaSum {
	scope: 'area' | 'place_not_known' | 'national';
	/** P-code; null for the other two scopes. */
	pcode: string | null;
	measure: Measure;
	estimate: Estimate;
	/** Latest reference date among what was added; null where nothing of it is current. */
	newestOn: Day | null;
	/** True where a figure it is made of is contradicted by another current one; see `TierSummary`. */
	isContradicted: boolean;
	/** Over how many areas, with 'place not known' as one, a national sum goes; 1 for the others. */
	areas: number;
}

interface SumRow {
	is_national: boolean;
	area_pcode: string | null;
	tier: Measure;
	low: number;
	best: number | null;
	high: number | null;
	newest_on: Day | null;
	is_contradicted: boolean;
	areas: number;
}

/**
 * Every sum that stands on at least one figure, report or event, for all areas in one query: at most 5 measures for
 * each area, 'place not known' and the country. A measure that is absent has no figure at all: it is not known.
 */
export async function listAreaSums(tx: Tx, view: View): Promise<AreaSum[]> {
	const sums = await rows<SumRow>(
		tx,
		sql`WITH RECURSIVE ${reportExpressions(view)}, ${cellExpressions(view)}, ${occupancyExpressions(view)},
	${overlapExpressions}, ${tierExpressions}, ${unaccountedExpressions(view)},
	addends AS (
		SELECT area_pcode, tier, newest_on, is_contradicted, low, best, high FROM situation_totals
		UNION ALL SELECT area_pcode, tier, newest_on, is_contradicted, low, best, high FROM shelter_totals
		UNION ALL SELECT area_pcode, tier, newest_on, false, low, best, high FROM departures
	)
	SELECT grouping(area_pcode) = 1 AS is_national, area_pcode, tier, sum(low)::float8 AS low,
		CASE WHEN bool_and(best IS NOT NULL) THEN sum(best)::float8 END AS best,
		CASE WHEN bool_and(high IS NOT NULL) THEN sum(high)::float8 END AS high,
		max(newest_on)::text AS newest_on, bool_or(is_contradicted) AS is_contradicted,
		(count(DISTINCT area_pcode) + max((area_pcode IS NULL)::int))::int AS areas
	FROM addends
	GROUP BY GROUPING SETS ((area_pcode, tier), (tier))
	ORDER BY is_national, area_pcode, tier`
	);
	return sums.map(toAreaSum);
}

function toAreaSum({
	is_national,
	area_pcode,
	tier,
	low,
	best,
	high,
	newest_on,
	areas,
	...row
}: SumRow): AreaSum {
	return {
		scope: is_national ? 'national' : area_pcode === null ? 'place_not_known' : 'area',
		pcode: area_pcode,
		measure: tier,
		estimate: { low, best, high },
		newestOn: newest_on,
		isContradicted: row.is_contradicted,
		areas
	};
}
