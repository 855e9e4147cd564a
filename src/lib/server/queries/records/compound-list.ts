import { sql, type SQL } from 'drizzle-orm';
import type { Activity } from '#lib/domain/compound-activity.ts';
import type { CompoundKind, EvidenceLevel, LocationPrecision } from '#lib/domain/compounds.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';
import type { SituationFilter } from '#lib/domain/filter.ts';
import { COMPOUND_STATUS_INTERVAL, freshnessOf, type Freshness } from '#lib/domain/freshness.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import {
	LIST_PAGE,
	toRowPage,
	type AskedPage,
	type ListPage,
	type RowPage
} from '#lib/server/queries/records/list-page.ts';
import { joinShown, stood, type View, withheldOf } from '#lib/server/queries/view.ts';
import { fromWantedCompounds, latestStatus } from '#lib/server/queries/wanted.ts';

/** A compound in a list. */
export interface ListedCompound {
	code: string;
	name: string;
	aliases: string[];
	areaCode: string | null;
	locality: string | null;
	kind: CompoundKind;
	locationPrecision: LocationPrecision;
	lon: number | null;
	lat: number | null;
	evidence: EvidenceLevel;
	evidenceConfirmedBy: string | null;
	/** What was last said on or before the day; null where nothing was. */
	activity: Activity | null;
	sinceOn: Day | null;
	/** Null where there is no activity, or none with a day. */
	freshness: Freshness | null;
	peopleLow: number | null;
	peopleHigh: number | null;
	/** Published events at it on or before the day. */
	events: number;
	informationWithheld: string | null;
	/** How like its names are to what was looked for, 1 to 100; null without a search. */
	likeness: number | null;
}

type Row = Omit<ListedCompound, 'freshness'>;

/**
 * Compounds by code, a page; of a search the most like first, then by code. The key of a row is its code, behind its
 * likeness and a dot where names are looked for.
 */
export async function listCompounds(
	tx: Tx,
	view: View,
	filter: SituationFilter,
	asked: AskedPage
): Promise<ListPage<ListedCompound>> {
	const [page, total, previous] = await Promise.all([
		listCompoundRows(tx, view, filter, asked),
		countListedCompounds(tx, view, filter),
		findPrevious(tx, view, filter, asked)
	]);
	return { ...page, total, previous };
}

/** The rows of a page alone, at most 50 or as many as asked for. */
export async function listCompoundRows(
	tx: Tx,
	view: View,
	filter: SituationFilter,
	{ start, size = LIST_PAGE }: AskedPage
): Promise<RowPage<ListedCompound>> {
	const found = await rows<Row>(
		tx,
		sql`WITH page AS (
			SELECT c.*, ${withheldOf('x')} AS information_withheld, ${likenessOf(filter)} AS likeness
			${fromWantedCompounds(view, filter)} ${start === null ? sql`` : sql`AND ${isFrom(start)}`}
			ORDER BY ${orderBy(filter)} LIMIT ${size + 1}
		)
		SELECT c.code, c.name, c.aliases, c.area_pcode AS "areaCode", c.locality, c.kind,
			c.location_precision AS "locationPrecision", ST_X(p.point) AS lon, ST_Y(p.point) AS lat, c.evidence,
			c.evidence_confirmed_by AS "evidenceConfirmedBy", s.activity, s.since_on::text AS "sinceOn",
			c.people_low AS "peopleLow", c.people_high AS "peopleHigh", n.events,
			c.information_withheld AS "informationWithheld", c.likeness
		FROM page c
		LEFT JOIN LATERAL (${latestStatus(view)}) s ON true
		CROSS JOIN LATERAL (SELECT ST_PointOnSurface(c.geom) AS point) p
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS events FROM event_compounds l
			JOIN events e ON e.code = l.event_code AND e.occurred_on <= ${view.asOf}::date AND ${stood('e', view)}
			${joinShown('e', 'event', view)}
			WHERE l.compound_code = c.code AND ${stood('l', view)}
		) n
		ORDER BY ${orderBy(filter)}`
	);
	return toRowPage(
		found.map((row) => ({ ...row, freshness: toFreshness(row.sinceOn, view) })),
		size,
		toKey
	);
}

/** How many compounds the filter lets pass; each record counts, also where two are linked as the same. */
export async function countListedCompounds(tx: Tx, view: View, filter: SituationFilter): Promise<number> {
	const [row] = await rows<{ total: number }>(
		tx,
		sql`SELECT count(*)::int AS total ${fromWantedCompounds(view, filter)}`
	);
	return row?.total ?? 0;
}

/** How fresh a status of that day is on the day of the view. */
export function toFreshness(sinceOn: Day | null, { asOf }: View): Freshness | null {
	return sinceOn === null ? null : freshnessOf(daysBetween(sinceOn, asOf), COMPOUND_STATUS_INTERVAL);
}

function likenessOf({ search }: SituationFilter): SQL {
	return search === null ? sql`NULL::int` : sql`named.likeness`;
}

function orderBy({ search }: SituationFilter, isBackwards = false): SQL {
	const [up, down] = isBackwards ? [sql`DESC`, sql`ASC`] : [sql`ASC`, sql`DESC`];
	return search === null ? sql`c.code ${up}` : sql`likeness ${down}, c.code ${up}`;
}

function toKey({ code, likeness }: Pick<ListedCompound, 'code' | 'likeness'>): string {
	return likeness === null ? code : `${likeness}.${code}`;
}

/** The condition that a row is the one with that key or one after it. */
function isFrom(start: string): SQL {
	const [likeness, code] = start.includes('.') ? start.split('.') : [null, start];
	return likeness === null
		? sql`c.code >= ${code}`
		: sql`(named.likeness < ${Number(likeness)} OR (named.likeness = ${Number(likeness)} AND c.code >= ${code}))`;
}

async function findPrevious(
	tx: Tx,
	view: View,
	filter: SituationFilter,
	{ start, size = LIST_PAGE }: AskedPage
): Promise<string | null | undefined> {
	if (start === null) return undefined;
	const before = await rows<Pick<ListedCompound, 'code' | 'likeness'>>(
		tx,
		sql`SELECT c.code, ${likenessOf(filter)} AS likeness ${fromWantedCompounds(view, filter)} AND NOT ${isFrom(start)}
			ORDER BY ${orderBy(filter, true)} LIMIT ${size + 1}`
	);
	if (before.length === 0) return undefined;
	return before.length <= size ? null : toKey(before[size - 1]!);
}
