import { sql, type SQL } from 'drizzle-orm';
import type { Activity } from '#lib/domain/compound-activity.ts';
import type { EvidenceLevel, LocationPrecision } from '#lib/domain/compounds.ts';
import type { EventKind } from '#lib/domain/events.ts';
import type { SituationFilter } from '#lib/domain/filter.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { groupSameCompounds } from '#lib/server/queries/same-compounds.ts';
import { isOf, stood, type View } from '#lib/server/queries/view.ts';
import { fromWantedEvents } from '#lib/server/queries/wanted.ts';

/** Records of one sort at one place, counted by the database for the drawing of the server. */
export interface PlaceCount {
	/** Null for those that are not located, which no map shows. */
	lon: number | null;
	lat: number | null;
	precision: LocationPrecision;
	areaPcode: string | null;
	count: number;
	/** Where there is only one. */
	code: string | null;
}

/** Compounds of one activity and evidence at one place. */
export interface CompoundPlace extends PlaceCount {
	activity: Activity | null;
	/** Whether the activity was said lately enough to hold. */
	isCurrent: boolean;
	evidence: EvidenceLevel;
}

/** Events of one kind at one place. */
export interface EventPlace extends PlaceCount {
	kind: EventKind;
}

/** More places than the drawing of a country has room for. */
const MOST = 4_000;

/**
 * Side of the squares, in degrees, within which sites are counted together: the drawing would put them together
 * anyway. A place that stands for a town, district or province stays by itself.
 */
const SQUARE = 0.1;

/** What is one place: a square of sites, or the very point that stands for a town, district or province. */
const place: SQL = sql`CASE WHEN location_precision IN ('site', 'vicinity') THEN ST_SnapToGrid(point, ${SQUARE}::float8) ELSE point END`;

const placeColumns: SQL = sql`min(ST_X(point)) AS lon, min(ST_Y(point)) AS lat, location_precision AS "precision",
			area_pcode AS "areaPcode", count(*)::int AS count, CASE WHEN count(*) = 1 THEN min(code) END AS code`;

/** How many compounds of a view and filter lie where, at most 4,000 rows, the largest first. */
export async function listCompoundPlaces(
	tx: Tx,
	view: View,
	filter: SituationFilter
): Promise<CompoundPlace[]> {
	return rows<CompoundPlace>(
		tx,
		sql`WITH RECURSIVE ${groupSameCompounds(view)}
		SELECT ${placeColumns}, activity, is_current AS "isCurrent", evidence
		FROM (
			SELECT c.code, p.point, c.location_precision, c.area_pcode, s.activity, s.is_current, c.evidence
			FROM latest s
			JOIN compounds c ON c.code = s.first_code AND ${stood('c', view)}
			CROSS JOIN LATERAL (SELECT ST_Centroid(c.geom) AS point) p
			WHERE true
				${isIn(sql`coalesce(s.activity, 'unknown')`, filter.activities)} ${isIn(sql`c.evidence`, filter.evidence)}
				${isIn(sql`c.kind`, filter.siteKinds)} ${isOf(sql`c.area_pcode`, filter.area)}
		) found
		GROUP BY ${place}, location_precision, area_pcode, activity, is_current, evidence
		ORDER BY count DESC, min(code COLLATE "C")
		LIMIT ${MOST}`
	);
}

/** How many single events of a view and filter happened where, at most 4,000 rows, the largest first. */
export async function listEventPlaces(tx: Tx, view: View, filter: SituationFilter): Promise<EventPlace[]> {
	return rows<EventPlace>(
		tx,
		sql`SELECT ${placeColumns}, kind
		FROM (
			SELECT e.code, e.geom AS point, e.location_precision, e.area_pcode, e.kind
			${fromWantedEvents(view, { ...filter, figureType: 'single' })}
		) found
		GROUP BY ${place}, location_precision, area_pcode, kind
		ORDER BY count DESC, min(code COLLATE "C")
		LIMIT ${MOST}`
	);
}

function isIn(column: SQL, values: readonly string[]): SQL {
	return values.length === 0 ? sql`` : sql`AND ${isOneOf(column, values)}`;
}
