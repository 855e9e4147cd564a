import { sql } from 'drizzle-orm';
import type { SituationFilter } from '#lib/domain/filter.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { joinShown, stood, type View } from '#lib/server/queries/view.ts';
import { fromWantedCompounds, fromWantedEvents } from '#lib/server/queries/wanted.ts';

/** What there is of an area beside people. */
export interface AreaCount {
	/** Null: place not known. */
	pcode: string | null;
	stem: 'compound' | 'event' | 'shelter';
	count: number;
}

/**
 * How many compounds, single events and shelters each area has, by a view and a filter but for its area; areas with
 * none are left out. Each number is as long as the list that it opens, so both of two linked compounds count.
 */
export async function countByArea(tx: Tx, view: View, filter: SituationFilter): Promise<AreaCount[]> {
	const anywhere: SituationFilter = { ...filter, area: null };
	return rows<AreaCount>(
		tx,
		sql`SELECT e.area_pcode AS pcode, 'event' AS stem, count(*)::int AS count
		${fromWantedEvents(view, { ...anywhere, figureType: 'single' })}
		GROUP BY e.area_pcode
		UNION ALL
		SELECT c.area_pcode, 'compound', count(*)::int
		${fromWantedCompounds(view, anywhere)}
		GROUP BY c.area_pcode
		UNION ALL
		SELECT h.area_pcode, 'shelter', count(*)::int
		FROM shelters h ${joinShown('h', 'shelter', view)} WHERE ${stood('h', view)}
		GROUP BY h.area_pcode`
	);
}
