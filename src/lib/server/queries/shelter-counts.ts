import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { reportExpressions } from '#lib/server/queries/summary/shelters.ts';
import { isOf, type View } from '#lib/server/queries/view.ts';

/** Shelters by what their latest report is worth on a day; each shelter is in one of the four. */
export interface ShelterCounts {
	/** Reported closed. */
	closed: number;
	/** The latest report is current. */
	current: number;
	/** The latest report has expired. */
	expired: number;
	/** No report with a date. */
	unreported: number;
}

/** How many shelters there are by report, of one area (a P-code or `PLACE_NOT_KNOWN`) or (null) of all. */
export async function countShelters(tx: Tx, view: View, area: string | null): Promise<ShelterCounts> {
	const [counts] = await rows<ShelterCounts>(
		tx,
		sql`WITH ${reportExpressions(view)}
		SELECT count(*) FILTER (WHERE reported_on IS NOT NULL AND is_closed)::int AS closed,
			count(*) FILTER (WHERE reported_on IS NOT NULL AND NOT is_closed AND is_current)::int AS current,
			count(*) FILTER (WHERE reported_on IS NOT NULL AND NOT is_closed AND NOT is_current)::int AS expired,
			count(*) FILTER (WHERE reported_on IS NULL)::int AS unreported
		FROM latest_reports h WHERE true ${isOf(sql`h.area_pcode`, area)}`
	);
	return counts ?? { closed: 0, current: 0, expired: 0, unreported: 0 };
}
