import { sql, type SQL } from 'drizzle-orm';
import type { LocationPrecision } from '#lib/domain/compounds.ts';
import type { Day } from '#lib/domain/day.ts';
import { toEstimate, type Estimate } from '#lib/domain/estimate.ts';
import type { DatePrecision, EventKind } from '#lib/domain/events.ts';
import type { SituationFilter } from '#lib/domain/filter.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import {
	LIST_PAGE,
	toRowPage,
	type AskedPage,
	type ListPage,
	type RowPage
} from '#lib/server/queries/records/list-page.ts';
import { isPublished, stood, type View, withheldOf } from '#lib/server/queries/view.ts';
import { fromWantedEvents } from '#lib/server/queries/wanted.ts';

/** A nationality among the people of an event; people is null where no number was given. */
export interface NationalityCount {
	iso2: string;
	people: number | null;
}

/** A compound that an event names as one of its sites. */
export interface NamedSite {
	code: string;
	name: string;
	isMain: boolean;
}

/** An event in a list; its note is not, as it may describe abuse. */
export interface ListedEvent {
	code: string;
	kind: EventKind;
	occurredOn: Day;
	datePrecision: DatePrecision;
	areaCode: string | null;
	locality: string | null;
	locationPrecision: LocationPrecision;
	lon: number | null;
	lat: number | null;
	/** A total over a period, which is never added to single events. */
	isCumulative: boolean;
	people: Estimate;
	/** Whether any number of people was reported. */
	isCounted: boolean;
	/** Null: no number was stated, which is not 0. */
	arrested: number | null;
	agency: string | null;
	destination: string | null;
	nationalities: NationalityCount[];
	/** The main site first. */
	sites: NamedSite[];
	informationWithheld: string | null;
}

interface EventRow extends Omit<ListedEvent, 'people' | 'isCounted'> {
	low: number | null;
	best: number | null;
	high: number | null;
}

/**
 * Events on or before the day of the view, newest first, those of a day by code; a page. The key of a row is its day
 * and its code with a dot between.
 */
export async function listEvents(
	tx: Tx,
	view: View,
	filter: SituationFilter,
	asked: AskedPage
): Promise<ListPage<ListedEvent>> {
	const [page, total, previous] = await Promise.all([
		listEventRows(tx, view, filter, asked),
		countListedEvents(tx, view, filter),
		findPrevious(tx, view, filter, asked)
	]);
	return { ...page, total, previous };
}

/** The rows of a page alone, at most 50 or as many as asked for. */
export async function listEventRows(
	tx: Tx,
	view: View,
	filter: SituationFilter,
	{ start, size = LIST_PAGE }: AskedPage
): Promise<RowPage<ListedEvent>> {
	const found = await rows<EventRow>(
		tx,
		sql`WITH page AS (
			SELECT e.*, ${withheldOf('x')} AS information_withheld
			${fromWantedEvents(view, filter)} ${start === null ? sql`` : isFrom(start)}
			ORDER BY e.occurred_on DESC, e.code LIMIT ${size + 1}
		)
		SELECT ${eventColumns(view)} FROM page e ORDER BY e.occurred_on DESC, e.code`
	);
	return toRowPage(found.map(toListedEvent), size, toKey);
}

/** How many events the filter lets pass: events, not people. */
export async function countListedEvents(tx: Tx, view: View, filter: SituationFilter): Promise<number> {
	const [row] = await rows<{ total: number }>(
		tx,
		sql`SELECT count(*)::int AS total ${fromWantedEvents(view, filter)}`
	);
	return row?.total ?? 0;
}

/** The columns of an event `e` as `toListedEvent` reads them; `e` has `information_withheld` beside its own. */
export function eventColumns(view: View): SQL {
	return sql`e.code, e.kind, e.occurred_on::text AS "occurredOn", e.date_precision AS "datePrecision",
		e.area_pcode AS "areaCode", e.locality, e.location_precision AS "locationPrecision", ST_X(e.geom) AS lon,
		ST_Y(e.geom) AS lat, e.is_cumulative AS "isCumulative", e.people_low AS low, e.people_best AS best,
		e.people_high AS high, e.arrested, e.agency, e.destination, e.information_withheld AS "informationWithheld",
		coalesce((
			SELECT json_agg(json_build_object('iso2', n.iso2, 'people', n.people) ORDER BY n.position)
			FROM event_nationalities n WHERE n.event_code = e.code AND ${stood('n', view)}
		), '[]') AS nationalities,
		coalesce((
			SELECT json_agg(json_build_object('code', c.code, 'name', c.name, 'isMain', l.is_main) ORDER BY l.is_main DESC, c.code)
			FROM event_compounds l JOIN compounds c ON c.code = l.compound_code AND ${stood('c', view)}
			WHERE l.event_code = e.code AND ${stood('l', view)} AND ${isPublished('c', 'compound', view)}
		), '[]') AS sites`;
}

/** A row of `eventColumns` as an event. */
export function toListedEvent({ low, best, high, ...row }: EventRow): ListedEvent {
	return {
		...row,
		people: toEstimate({ low, best, high }),
		isCounted: low !== null || best !== null || high !== null
	};
}

function toKey({ occurredOn, code }: Pick<ListedEvent, 'occurredOn' | 'code'>): string {
	return `${occurredOn}.${code}`;
}

/** The condition that a row is the one with that key or an older one. */
function isFrom(start: string): SQL {
	const [day, code] = start.split('.');
	return sql`AND e.occurred_on <= ${day}::date AND (e.occurred_on < ${day}::date OR e.code >= ${code})`;
}

async function findPrevious(
	tx: Tx,
	view: View,
	filter: SituationFilter,
	{ start, size = LIST_PAGE }: AskedPage
): Promise<string | null | undefined> {
	if (start === null) return undefined;
	const [day, code] = start.split('.');
	const before = await rows<Pick<ListedEvent, 'occurredOn' | 'code'>>(
		tx,
		sql`SELECT e.code, e.occurred_on::text AS "occurredOn" ${fromWantedEvents(view, filter)}
			AND e.occurred_on >= ${day}::date AND (e.occurred_on > ${day}::date OR e.code < ${code})
			ORDER BY e.occurred_on, e.code DESC LIMIT ${size + 1}`
	);
	if (before.length === 0) return undefined;
	return before.length <= size ? null : toKey(before[size - 1]!);
}
