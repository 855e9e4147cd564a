import { sql, type SQL } from 'drizzle-orm';
import { defaultInterval, INTERVALS, SHELTER_REPORT_INTERVAL } from '#lib/domain/freshness.ts';
import { LIVING_SITUATIONS, tierOf } from '#lib/domain/figures.ts';

/** Freshness of an age in days under an interval, as 0 up to date, 1 due, 2 overdue, 3 expired. */
export function freshnessRank(ageDays: SQL, intervalDays: SQL): SQL {
	const branches = Object.entries(INTERVALS).map(
		([interval, { due, overdue, expired }]) =>
			sql`WHEN ${Number(interval)} THEN CASE WHEN ${ageDays} >= ${expired} THEN 3 WHEN ${ageDays} >= ${overdue} THEN 2 WHEN ${ageDays} >= ${due} THEN 1 ELSE 0 END`
	);
	return sql`(CASE ${intervalDays}::int ${sql.join(branches, sql` `)} END)`;
}

/** Rank of `expired` in `freshnessRank`. */
export const EXPIRED = 3;

/** Interval of a shelter's reports where it states none of its own. */
export const shelterInterval: SQL = sql`${SHELTER_REPORT_INTERVAL}::int`;

/** Each living situation with its tier (null: people counted as gone) and default interval, as rows. */
export const situations: SQL = sql`(VALUES ${sql.join(
	LIVING_SITUATIONS.map(
		(situation) => sql`(${situation}::text, ${tierOf(situation)}::text, ${defaultInterval(situation)}::int)`
	),
	sql`, `
)})`;

/** How good a method is, 1 best: design of the choice among current figures. */
export const methodRank: SQL = sql`(CASE
	WHEN method IN ('headcount', 'direct_observation') THEN 1
	WHEN method = 'registration' AND takes_leavers_off THEN 2
	WHEN method IN ('key_informant', 'estimate') THEN 3
	WHEN method = 'registration' THEN 4
	ELSE 5 END)`;
