import { sql } from 'drizzle-orm';
import { ACTIVITIES, type Activity, type ActivityCount } from '#lib/domain/compound-activity.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { groupSameCompounds } from '#lib/server/queries/same-compounds.ts';
import type { View } from '#lib/server/queries/view.ts';

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
 * Compounds by activity on the view's day; those linked as the same, also through others, count once. A test compares
 * it with `domain/compound-activity.ts`.
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
		sql`WITH RECURSIVE ${groupSameCompounds(view, area)}
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
