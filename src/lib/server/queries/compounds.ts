import { sql } from 'drizzle-orm';
import { ACTIVITIES, type Activity, type ActivityCount } from '#lib/domain/compound-activity.ts';
import { COMPOUND_STATUS_INTERVAL } from '#lib/domain/freshness.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { EXPIRED, freshnessRank } from '#lib/server/queries/summary/rules.ts';
import { isOf, joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** How many compounds there are, each once, by what was last said of them. */
export interface CompoundCounts {
	total: number;
	byActivity: Record<Activity, ActivityCount>;
	/** Of whom nothing was said on or before the day. */
	withoutStatus: number;
}

interface CountRow {
	/** Null: nothing was said. */
	activity: Activity | null;
	is_current: boolean;
	compounds: number;
}

/**
 * Compounds by activity on the view's day; those linked as the same, also through others, count once. The rules are
 * those of `domain/compound-activity.ts`; a test compares both.
 *
 * @param area of this area (a P-code or `PLACE_NOT_KNOWN`); null: anywhere
 */
export async function countCompounds(
	tx: Tx,
	view: View,
	area: string | null = null
): Promise<CompoundCounts> {
	const found = await rows<CountRow>(
		tx,
		sql`WITH RECURSIVE shown AS (
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
			SELECT code, min(other_code) AS first_code FROM reached GROUP BY code
		),
		latest AS (
			SELECT DISTINCT ON (first_code) s.activity,
				s.since_on IS NOT NULL AND ${freshnessRank(sql`${view.asOf}::date - s.since_on`, sql`${COMPOUND_STATUS_INTERVAL}`)} < ${EXPIRED} AS is_current
			FROM (SELECT code, coalesce(first_code, code) AS first_code FROM shown LEFT JOIN same USING (code)) c
			LEFT JOIN LATERAL (
				SELECT s.* FROM compound_statuses s
				WHERE s.compound_code = c.code AND (s.since_on <= ${view.asOf}::date OR s.since_on IS NULL) AND ${stood('s', view)}
				ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC
				LIMIT 1
			) s ON true
			ORDER BY first_code, s.since_on DESC NULLS LAST, s.revision_id DESC NULLS LAST, s.id DESC NULLS LAST
		)
		SELECT activity, is_current, count(*)::int AS compounds FROM latest GROUP BY activity, is_current`
	);
	const countOf = (activity: Activity | null, isCurrent: boolean) =>
		found.find((row) => row.activity === activity && row.is_current === isCurrent)?.compounds ?? 0;
	return {
		total: found.reduce((total, { compounds }) => total + compounds, 0),
		byActivity: Object.fromEntries(
			ACTIVITIES.map((activity) => [
				activity,
				{ current: countOf(activity, true), expired: countOf(activity, false) }
			])
		) as Record<Activity, ActivityCount>,
		withoutStatus: countOf(null, false)
	};
}
