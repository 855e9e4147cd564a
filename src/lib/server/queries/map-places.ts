import { sql } from 'drizzle-orm';
import type { Activity } from '#lib/domain/compound-activity.ts';
import type { CompoundKind, EvidenceLevel, LocationPrecision } from '#lib/domain/compounds.ts';
import type { Day } from '#lib/domain/day.ts';
import type { EventKind } from '#lib/domain/events.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { groupSameCompounds } from '#lib/server/queries/same-compounds.ts';
import { joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** A compound as the map of the browser holds it. */
export interface MapCompound {
	code: string;
	name: string;
	/** Null where it is not located. */
	lon: number | null;
	lat: number | null;
	precision: LocationPrecision;
	areaPcode: string | null;
	kind: CompoundKind;
	/** As last said by the day looked at; null where nothing was said. */
	activity: Activity | null;
	/** Whether that was said lately enough to hold. */
	isCurrent: boolean;
	evidence: EvidenceLevel;
}

/** An event as the map of the browser holds it. */
export interface MapEvent {
	code: string;
	lon: number | null;
	lat: number | null;
	precision: LocationPrecision;
	areaPcode: string | null;
	kind: EventKind;
	occurredOn: Day;
	locality: string | null;
	/** ISO 3166-1 alpha-2. */
	nationalities: string[];
}

/** The most compounds and events that a map takes. */
export const MOST_ON_MAP = { compounds: 5_000, events: 20_000 } as const;

/**
 * Compounds of the view with what was last said of each, by code, at most 5,000. Those linked as the same are one, under
 * the first of their codes, with the latest status of any.
 */
export async function listMapCompounds(tx: Tx, view: View): Promise<MapCompound[]> {
	return rows<MapCompound>(
		tx,
		sql`WITH RECURSIVE ${groupSameCompounds(view)}
		SELECT c.code, c.name, ST_X(p.point) AS lon, ST_Y(p.point) AS lat, c.location_precision AS "precision",
			c.area_pcode AS "areaPcode", c.kind, s.activity, s.is_current AS "isCurrent", c.evidence
		FROM latest s
		JOIN compounds c ON c.code = s.first_code AND ${stood('c', view)}
		CROSS JOIN LATERAL (SELECT ST_Centroid(c.geom) AS point) p
		ORDER BY c.code COLLATE "C"
		LIMIT ${MOST_ON_MAP.compounds}`
	);
}

/** Single events of the view up to its day, newest first, at most 20,000. A total over a period has no place on a map. */
export async function listMapEvents(tx: Tx, view: View): Promise<MapEvent[]> {
	return rows<MapEvent>(
		tx,
		sql`SELECT e.code, ST_X(e.geom) AS lon, ST_Y(e.geom) AS lat, e.location_precision AS "precision",
			e.area_pcode AS "areaPcode", e.kind, e.occurred_on::text AS "occurredOn",
			e.locality, coalesce(n.codes, '{}') AS nationalities
		FROM events e
		${joinShown('e', 'event', view)}
		LEFT JOIN LATERAL (
			SELECT array_agg(n.iso2 ORDER BY n.position) AS codes FROM event_nationalities n
			WHERE n.event_code = e.code AND ${stood('n', view)}
		) n ON true
		WHERE e.occurred_on <= ${view.asOf}::date AND NOT e.is_cumulative AND ${stood('e', view)}
		ORDER BY e.occurred_on DESC, e.code COLLATE "C"
		LIMIT ${MOST_ON_MAP.events}`
	);
}
