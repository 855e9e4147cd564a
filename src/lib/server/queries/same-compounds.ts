import { sql, type SQL } from 'drizzle-orm';
import { COMPOUND_STATUS_INTERVAL, INTERVALS } from '#lib/domain/freshness.ts';
import { isOf, joinShown, stood, type View } from '#lib/server/queries/view.ts';

/**
 * Subqueries of a `WITH RECURSIVE` that end in two: `grouped`, each compound of the view (`code`) with the first code of
 * those it is linked to as the same, also through others (`first_code`); and `latest`, for each first code what was last
 * said of any of them on or before the day (`activity`, null where nothing was) and whether that was said lately enough
 * to hold (`is_current`).
 *
 * The rules are those of `domain/compound-activity.ts`.
 *
 * @param area of this area alone (a P-code or `PLACE_NOT_KNOWN`); null: anywhere
 */
export function groupSameCompounds(view: View, area: string | null = null): SQL {
	return sql`shown AS (
			SELECT c.code FROM compounds c ${joinShown('c', 'compound', view)} WHERE ${stood('c', view)} ${isOf(sql`c.area_pcode`, area)}
		),
		links AS (
			SELECT l.compound_code AS code, l.other_code FROM compound_links l
			WHERE l.kind = 'same_as' AND ${stood('l', view)}
				AND l.compound_code IN (SELECT code FROM shown) AND l.other_code IN (SELECT code FROM shown)
		),
		pairs AS (
			SELECT code, other_code FROM links UNION SELECT other_code, code FROM links
		),
		reached AS (
			SELECT code, other_code FROM pairs
			UNION SELECT r.code, p.other_code FROM reached r JOIN pairs p ON p.code = r.other_code
		),
		same AS (
			SELECT code, min(other_code COLLATE "C") AS first_code FROM reached GROUP BY code
		),
		grouped AS (
			SELECT code, coalesce(first_code, code) AS first_code FROM shown LEFT JOIN same USING (code)
		),
		latest AS (
			SELECT DISTINCT ON (g.first_code) g.first_code, s.activity,
				coalesce(${view.asOf}::date - s.since_on < ${INTERVALS[COMPOUND_STATUS_INTERVAL].expired}, false) AS is_current
			FROM grouped g
			LEFT JOIN LATERAL (
				SELECT s.* FROM compound_statuses s
				WHERE s.compound_code = g.code AND (s.since_on <= ${view.asOf}::date OR s.since_on IS NULL) AND ${stood('s', view)}
				ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC
				LIMIT 1
			) s ON true
			ORDER BY g.first_code, s.since_on DESC NULLS LAST, s.revision_id DESC NULLS LAST, s.id DESC NULLS LAST
		)`;
}
