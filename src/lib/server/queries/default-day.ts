import { sql } from 'drizzle-orm';
import { daysBetween, type Day } from '#lib/domain/day.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { EXPIRED, freshnessRank, shelterInterval, situations } from '#lib/server/queries/summary/rules.ts';
import {
	type AskedView,
	findRevision,
	inDatasets,
	isPublished,
	joinShown,
	LATEST,
	RECORD_AND_LIVE,
	stood,
	type View
} from '#lib/server/queries/view.ts';

/** What a page shows, in the words of its address. */
export interface Reading {
	asOf: Day;
	/** As it stands in the address; null: what is known now. */
	knownAt: string | null;
	/** Today in Phnom Penh. */
	today: Day;
	/** The newest number, where none is current today and its day is shown because none was asked for. */
	newest: { code: string; ageDays: number } | null;
}

/** The view that somebody asked for; without a day, the default one. */
export async function openView(tx: Tx, asked: AskedView): Promise<{ reading: Reading; view: View }> {
	const revision = asked.knownAt === null ? LATEST : await findRevision(tx, asked.knownAt.moment);
	const base = { revision, datasets: RECORD_AND_LIVE, seesWaiting: await isCoordination(tx) };
	const reading = { knownAt: asked.knownAt?.text ?? null, today: asked.today, newest: null };
	if (asked.asOf !== null) {
		return { view: { ...base, asOf: asked.asOf }, reading: { ...reading, asOf: asked.asOf } };
	}
	const { asOf, newestCode, ageDays } = await findDefaultDay(tx, base, asked.today);
	const isOld = newestCode !== null && ageDays !== null && asOf !== asked.today;
	return {
		view: { ...base, asOf },
		reading: { ...reading, asOf, newest: isOld ? { code: newestCode, ageDays } : null }
	};
}

/** Whether coordination asks, who see live records before anybody publishes them. */
async function isCoordination(tx: Tx): Promise<boolean> {
	const [asking] = await rows<{ role: string }>(tx, sql`SELECT current_setting('role') AS role`);
	return asking?.role === 'sala_coordinator' || asking?.role === 'sala_admin';
}

/** The day a reader sees who asked for none, and what it rests on. */
export interface DefaultDay {
	asOf: Day;
	/** Code of the newest stock figure or shelter with a number; null where there is none. */
	newestCode: string | null;
	/** Days from that number to today; null where there is none. */
	ageDays: number | null;
}

/**
 * Today, where a published stock figure or shelter report with a number is not expired today; otherwise the newest
 * reference date of one.
 */
export async function findDefaultDay(tx: Tx, view: Omit<View, 'asOf'>, today: Day): Promise<DefaultDay> {
	const [newest] = await rows<{ code: string; day: Day; has_current: boolean }>(
		tx,
		sql`SELECT n.code, n.day::text AS day, bool_or(n.state < ${EXPIRED}) OVER () AS has_current
		FROM (
			SELECT f.code, f.reference_on AS day,
				${freshnessRank(sql`${today}::date - f.reference_on`, sql`coalesce(o.interval_days, t.default_interval)`)} AS state
			FROM figure_series s
			JOIN ${situations} AS t (living_situation, tier, default_interval) USING (living_situation)
			CROSS JOIN LATERAL (
				SELECT f.code, f.reference_on FROM figures f
				WHERE f.series_id = s.id AND f.reference_on <= ${today}::date AND ${stood('f', view)} AND ${isPublished('f', 'figure', view)}
					AND coalesce(f.people_low, f.people_best, f.people_high) IS NOT NULL
				ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC LIMIT 1
			) f
			LEFT JOIN operations o ON o.code = s.operation_code AND ${stood('o', view)} AND ${isPublished('o', 'operation', view)}
			WHERE s.kind = 'stock' AND ${inDatasets(sql`s.dataset`, view)}
			UNION ALL
			SELECT h.code, r.reported_on,
				${freshnessRank(sql`${today}::date - r.reported_on`, sql`coalesce(h.interval_days, ${shelterInterval})`)}
			FROM shelters h
			${joinShown('h', 'shelter', view)}
			CROSS JOIN LATERAL (
				SELECT r.reported_on FROM shelter_reports r
				WHERE r.shelter_code = h.code AND r.reported_on <= ${today}::date AND ${stood('r', view)}
					AND coalesce(r.occupancy, r.capacity) IS NOT NULL
				ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC LIMIT 1
			) r
			WHERE ${stood('h', view)}
		) n
		ORDER BY n.day DESC, n.code COLLATE "C"
		LIMIT 1`
	);
	if (!newest) return { asOf: today, newestCode: null, ageDays: null };
	const { code, day, has_current } = newest;
	return { asOf: has_current ? today : day, newestCode: code, ageDays: daysBetween(day, today) };
}
