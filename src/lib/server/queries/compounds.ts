import { sql } from 'drizzle-orm';
import {
	countByActivity,
	listCompoundStates,
	type Activity,
	type ActivityCount
} from '#lib/domain/compound-activity.ts';
import type { Day } from '#lib/domain/day.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** How many compounds there are, each once, by what was last said of them. */
export interface CompoundCounts {
	total: number;
	byActivity: Record<Activity, ActivityCount>;
	/** Of whom nothing was said on or before the day. */
	withoutStatus: number;
}

interface StatusRow {
	code: string;
	same_as: string[];
	id: number | null;
	revision_id: number;
	activity: Activity;
	since_on: Day | null;
}

/** Compounds by activity on the view's day; those linked as the same count once. */
export async function countCompounds(tx: Tx, view: View): Promise<CompoundCounts> {
	const found = await rows<StatusRow>(
		tx,
		sql`SELECT c.code, s.id, s.revision_id, s.activity, s.since_on::text AS since_on, coalesce(l.same_as, '{}') AS same_as
		FROM compounds c
		${joinShown('c', 'compound', view)}
		LEFT JOIN LATERAL (
			SELECT s.* FROM compound_statuses s
			WHERE s.compound_code = c.code AND (s.since_on <= ${view.asOf}::date OR s.since_on IS NULL) AND ${stood('s', view)}
			ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC
			LIMIT 1
		) s ON true
		LEFT JOIN LATERAL (
			SELECT array_agg(l.other_code) AS same_as FROM compound_links l
			WHERE l.compound_code = c.code AND l.kind = 'same_as' AND ${stood('l', view)}
		) l ON true
		WHERE ${stood('c', view)}`
	);
	const states = listCompoundStates(
		found.map(({ code }) => code),
		found.flatMap(({ code, same_as }) => same_as.map((other) => [code, other] as const)),
		found.flatMap(({ id, code, revision_id, activity, since_on }) =>
			id === null ? [] : [{ id, revision: revision_id, compoundCode: code, activity, sinceOn: since_on }]
		),
		view.asOf
	);
	return { total: states.length, ...countByActivity(states) };
}
