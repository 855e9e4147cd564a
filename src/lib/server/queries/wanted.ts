import { sql, type SQL } from 'drizzle-orm';
import type { SituationFilter } from '#lib/domain/filter.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { selectNamed, selectNamedEvents } from '#lib/server/queries/records/names.ts';
import { isOf, joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** The compounds (`c`) that the filter lets pass, with their records (`x`) and, of a search, their likeness (`named`). */
export function fromWantedCompounds(view: View, filter: SituationFilter): SQL {
	const { area, activities, evidence, siteKinds, search } = filter;
	const isListed = (column: SQL, values: readonly string[]) =>
		values.length === 0 ? sql`` : sql`AND ${isOneOf(column, values)}`;
	return sql`FROM compounds c ${joinShown('c', 'compound', view)}
		${search === null ? sql`` : sql`JOIN (${selectNamed('compounds', search, view)}) named ON named.code = c.code`}
		WHERE ${stood('c', view)}
		${isOf(sql`c.area_pcode`, area)}
		${isListed(sql`c.evidence`, evidence)} ${isListed(sql`c.kind`, siteKinds)}
		${isListed(sql`coalesce((SELECT s.activity FROM (${latestStatus(view)}) s), 'unknown')`, activities)}`;
}

/** The events (`e`) that the filter lets pass, with their records (`x`). */
export function fromWantedEvents(view: View, filter: SituationFilter): SQL {
	const { area, kinds, nationalities, figureType, from, search } = filter;
	const to = filter.to !== null && filter.to < view.asOf ? filter.to : view.asOf;
	return sql`FROM events e ${joinShown('e', 'event', view)}
		WHERE ${stood('e', view)} AND e.occurred_on <= ${to}::date
		${from === null ? sql`` : sql`AND e.occurred_on >= ${from}::date`}
		${isOf(sql`e.area_pcode`, area)}
		${kinds.length === 0 ? sql`` : sql`AND ${isOneOf(sql`e.kind`, kinds)}`}
		${figureType === null ? sql`` : sql`AND e.is_cumulative = ${figureType === 'cumulative'}`}
		${
			nationalities.length === 0
				? sql``
				: sql`AND EXISTS (SELECT FROM event_nationalities n
					WHERE n.event_code = e.code AND ${isOneOf(sql`n.iso2`, nationalities)} AND ${stood('n', view)})`
		}
		${search === null ? sql`` : sql`AND e.code IN (${selectNamedEvents(search, view)})`}`;
}

/** The last thing said of the activity of `c` on or before the day of the view; one without a day only as a last resort. */
export function latestStatus(view: View): SQL {
	return sql`SELECT s.activity, s.since_on FROM compound_statuses s
		WHERE s.compound_code = c.code AND (s.since_on <= ${view.asOf}::date OR s.since_on IS NULL) AND ${stood('s', view)}
		ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC LIMIT 1`;
}
