import { sql } from 'drizzle-orm';
import { addDays, type Day } from '#lib/domain/day.ts';
import { toEstimate } from '#lib/domain/estimate.ts';
import type { DatePrecision } from '#lib/domain/events.ts';
import { UNACCOUNTED_DAYS, type EventCount } from '#lib/domain/unaccounted.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { refuseMore } from '#lib/server/queries/bound.ts';
import { inArea, isOf, joinShown, stood, type View, withheldOf } from '#lib/server/queries/view.ts';

/** An event as the pages show it. */
export interface ListedEvent extends EventCount {
	/** How exact `occurredOn` is, which is then the first day of its month or year. */
	datePrecision: DatePrecision;
	locality: string | null;
	agency: string | null;
	note: string | null;
	sourceCodes: string[];
	/** What is not shown and why; null where nothing is withheld. */
	informationWithheld: string | null;
}

interface EventRow {
	code: string;
	kind: string;
	is_cumulative: boolean;
	occurred_on: Day;
	date_precision: DatePrecision;
	area_pcode: string | null;
	people_low: number | null;
	people_best: number | null;
	people_high: number | null;
	arrested: number | null;
	has_destination: boolean;
	locality: string | null;
	agency: string | null;
	note: string | null;
	source_codes: string[];
	information_withheld: string | null;
}

const MOST = 5000;

/**
 * Raids, rescues, releases and escapes of the 30 days to the view's day, single ones and totals over a period;
 * newest first.
 *
 * @param pcode only of this level-1 area; null: only those whose place is not known
 * @throws TooMany past 5,000
 */
export async function listDepartures(tx: Tx, view: View, pcode: string | null): Promise<ListedEvent[]> {
	const found = await rows<EventRow>(
		tx,
		sql`SELECT e.code, e.kind, e.is_cumulative, e.occurred_on::text AS occurred_on, e.date_precision, e.area_pcode,
			e.people_low, e.people_best, e.people_high, e.arrested,
			e.destination IS NOT NULL OR e.destination_area_pcode IS NOT NULL AS has_destination,
			e.locality, e.agency, e.note, coalesce(c.source_codes, '{}') AS source_codes, ${withheldOf('x')} AS information_withheld
		FROM events e
		${joinShown('e', 'event', view)}
		LEFT JOIN LATERAL (
			SELECT array_agg(c.source_code ORDER BY c.position) AS source_codes FROM citations c
			WHERE c.record_code = e.code AND c.field IS NULL AND ${stood('c', view)}
		) c ON true
		WHERE e.occurred_on > ${addDays(view.asOf, -UNACCOUNTED_DAYS)}::date AND e.occurred_on <= ${view.asOf}::date
			AND e.kind IN ('raid', 'rescue', 'release', 'escape') AND ${stood('e', view)}
			${inArea(sql`e.area_pcode`, pcode)}
		ORDER BY e.occurred_on DESC, e.code COLLATE "C"
		LIMIT ${MOST + 1}`
	);
	return refuseMore(found, MOST, 'events of 30 days').map((row) => ({
		code: row.code,
		kind: row.kind,
		isCumulative: row.is_cumulative,
		occurredOn: row.occurred_on,
		datePrecision: row.date_precision,
		areaCode: row.area_pcode,
		people: toEstimate({ low: row.people_low, best: row.people_best, high: row.people_high }),
		arrested: row.arrested,
		hasDestination: row.has_destination,
		locality: row.locality,
		agency: row.agency,
		note: row.note,
		sourceCodes: row.source_codes,
		informationWithheld: row.information_withheld
	}));
}

/**
 * How many single raids, as events and not as people, happened in the 30 days to the view's day.
 *
 * @param area of this area (a P-code or `PLACE_NOT_KNOWN`); null: anywhere
 */
export async function countRaids(tx: Tx, view: View, area: string | null): Promise<number> {
	const [row] = await rows<{ raids: number }>(
		tx,
		sql`SELECT count(*)::int AS raids
		FROM events e ${joinShown('e', 'event', view)}
		WHERE e.kind = 'raid' AND NOT e.is_cumulative AND e.occurred_on > ${addDays(view.asOf, -UNACCOUNTED_DAYS)}::date
			AND e.occurred_on <= ${view.asOf}::date AND ${stood('e', view)} ${isOf(sql`e.area_pcode`, area)}`
	);
	return row?.raids ?? 0;
}
