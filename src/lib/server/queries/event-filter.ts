import { sql, type SQL } from 'drizzle-orm';
import { PLACE_NOT_KNOWN, type SituationFilter } from '#lib/domain/filter.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { stood, type View } from '#lib/server/queries/view.ts';

/** The conditions, to be put behind others, that an event (table `e`) passes a filter; searches are not among them. */
export function passesFilter(view: View, filter: SituationFilter): SQL {
	return sql.join(
		[
			filter.from === null ? sql`` : sql`AND e.occurred_on >= ${filter.from}::date`,
			filter.to === null ? sql`` : sql`AND e.occurred_on <= ${filter.to}::date`,
			filter.kinds.length === 0 ? sql`` : sql`AND ${isOneOf(sql`e.kind`, filter.kinds)}`,
			filter.figureType === null ? sql`` : sql`AND e.is_cumulative = ${filter.figureType === 'cumulative'}`,
			liesIn(sql`e.area_pcode`, filter.area),
			names(view, filter.nationalities)
		],
		sql` `
	);
}

/** The condition, to be put behind others, that a row is of the area of a filter. */
export function liesIn(column: SQL, area: string | null): SQL {
	if (area === null) return sql``;
	return area === PLACE_NOT_KNOWN ? sql`AND ${column} IS NULL` : sql`AND ${column} = ${area}`;
}

function names(view: View, nationalities: readonly string[]): SQL {
	if (nationalities.length === 0) return sql``;
	return sql`AND EXISTS (
		SELECT FROM event_nationalities n
		WHERE n.event_code = e.code AND ${stood('n', view)} AND ${isOneOf(sql`n.iso2`, nationalities)}
	)`;
}
