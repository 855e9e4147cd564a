import { sql } from 'drizzle-orm';
import type { SituationFilter } from '#lib/domain/filter.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { passesFilter } from '#lib/server/queries/event-filter.ts';
import { joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** What there is of an area beside people. */
export interface AreaCount {
	/** Null: place not known. */
	pcode: string | null;
	stem: 'compound' | 'event' | 'shelter';
	count: number;
}

/**
 * How many compounds, single events and shelters each area has, by a view and filter; areas with none are left out.
 * Every code of a compound counts, also one linked as the same: each is a row of the list that the number opens.
 */
export async function countByArea(tx: Tx, view: View, filter: SituationFilter): Promise<AreaCount[]> {
	return rows<AreaCount>(
		tx,
		sql`SELECT e.area_pcode AS pcode, 'event' AS stem, count(*)::int AS count
		FROM events e ${joinShown('e', 'event', view)}
		WHERE NOT e.is_cumulative AND e.occurred_on <= ${view.asOf}::date AND ${stood('e', view)}
			${passesFilter(view, { ...filter, area: null, figureType: null })}
		GROUP BY e.area_pcode
		UNION ALL
		SELECT h.area_pcode, 'shelter', count(*)::int
		FROM shelters h ${joinShown('h', 'shelter', view)} WHERE ${stood('h', view)}
		GROUP BY h.area_pcode`
	);
}
