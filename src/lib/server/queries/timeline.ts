import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import { DATE_PRECISIONS, type EventKind } from '#lib/domain/events.ts';
import type { SituationFilter } from '#lib/domain/filter.ts';
import { chooseBarLength, isDrawnIn, listBars, type BarLength, type Span } from '#lib/domain/timeline.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { View } from '#lib/server/queries/view.ts';
import { fromWantedEvents } from '#lib/server/queries/wanted.ts';

/** Single events over time, counted by kind. */
export interface Timeline {
	/** From the first event that passes the filter to the day looked at. */
	span: Span;
	length: BarLength;
	/** Bars with an event, in order, each with its events by kind. */
	bars: (Span & { kinds: Partial<Record<EventKind, number>> })[];
	/** Events whose date is not known exactly enough to stand in one bar. */
	notDrawn: number;
}

interface BarRow {
	start: Day | null;
	kind: EventKind;
	events: number;
}

/**
 * The timeline of a view and filter, whatever stretch of time the filter asks for: that stretch is marked on it. Totals
 * over a period are not counted.
 */
export async function findTimeline(tx: Tx, view: View, filter: SituationFilter): Promise<Timeline> {
	const source = fromWantedEvents(view, { ...filter, from: null, to: null, figureType: 'single' });
	const span = { from: (await findFirstDay(tx, source)) ?? view.asOf, to: view.asOf };
	const length = chooseBarLength(span);
	const drawn = DATE_PRECISIONS.filter((precision) => isDrawnIn(length, precision));
	const found = await rows<BarRow>(
		tx,
		sql`SELECT start::date::text AS start, kind, events
		FROM (
			SELECT CASE WHEN ${isOneOf(sql`e.date_precision`, drawn)} THEN date_trunc(${length}, e.occurred_on::timestamp) END AS start,
				e.kind, count(*)::int AS events
			${source}
			GROUP BY 1, 2
		) counted
		ORDER BY 1, 2`
	);
	return {
		span,
		length,
		bars: listBars(span, length)
			.map((bar) => ({
				...bar,
				kinds: Object.fromEntries(
					found.filter(({ start }) => start === bar.from).map(({ kind, events }) => [kind, events])
				)
			}))
			.filter(({ kinds }) => Object.keys(kinds).length > 0),
		notDrawn: found.filter(({ start }) => start === null).reduce((sum, { events }) => sum + events, 0)
	};
}

async function findFirstDay(tx: Tx, source: SQL): Promise<Day | undefined> {
	const [row] = await rows<{ day: Day | null }>(tx, sql`SELECT min(e.occurred_on)::text AS day ${source}`);
	return row?.day ?? undefined;
}
