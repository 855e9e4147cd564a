import { sql, type SQL } from 'drizzle-orm';
import { joinShown, stood, type View } from '#lib/server/queries/view.ts';

/**
 * The common table expression `departures`: people of single events in the 30 days to the day asked for that record
 * no destination, less those arrested. The rules are those of `domain/unaccounted.ts`.
 */
export function unaccountedExpressions(view: View): SQL {
	return sql`
	departures AS (
		SELECT e.area_pcode, 'unaccounted' AS tier, e.occurred_on AS newest_on,
			CASE WHEN e.arrested IS NULL THEN 0 ELSE greatest(0, coalesce(e.people_low, e.people_best, 0) - e.arrested) END AS low,
			CASE WHEN e.people_best - e.arrested IS NOT NULL THEN greatest(0, e.people_best - e.arrested) END AS best,
			CASE WHEN coalesce(e.people_high, e.people_best) IS NOT NULL
				THEN greatest(0, coalesce(e.people_high, e.people_best) - coalesce(e.arrested, 0)) END AS high
		FROM events e
		${joinShown('e', 'event', view)}
		WHERE e.occurred_on > ${view.asOf}::date - 30 AND e.occurred_on <= ${view.asOf}::date
			AND e.kind IN ('raid', 'rescue', 'release', 'escape') AND NOT e.is_cumulative
			AND e.destination IS NULL AND e.destination_area_pcode IS NULL
			AND ${stood('e', view)}
	)`;
}
