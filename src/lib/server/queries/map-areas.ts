import { sql } from 'drizzle-orm';
import { FRESHNESS_STATES, type Freshness } from '#lib/domain/freshness.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { LonLat } from '#lib/server/db/postgis.ts';
import { cellExpressions } from '#lib/server/queries/summary/cells.ts';
import { EXPIRED, freshnessRank, shelterInterval } from '#lib/server/queries/summary/rules.ts';
import { reportExpressions } from '#lib/server/queries/summary/shelters.ts';
import { stood, type View } from '#lib/server/queries/view.ts';

/** An area with its boundary as a map draws it. */
export interface AreaOutline {
	pcode: string;
	nameEn: string;
	/** Null where the boundaries came without it. */
	nameKm: string | null;
	/** A point inside it. */
	at: LonLat;
	/** Its parts, each an outer ring and the holes in it. */
	polygons: LonLat[][][];
}

interface OutlineRow {
	pcode: string;
	name_en: string;
	name_km: string | null;
	lon: number;
	lat: number;
	outline: string;
}

const MOST = 2000;

/** Side of the grid that boundaries are drawn on, in degrees: neighbours stay together, as both snap to one point. */
export type OutlineGrid = 0.001 | 0.01 | 0.02;

/**
 * The areas of a level with their boundaries on a grid, by P-code, at most 2,000.
 *
 * Snapping is no overlay: it cannot fail on a geometry, and takes the same points from both sides of a border. Parts
 * smaller than the grid vanish; an area that would vanish whole is given by the corners of its box.
 */
export async function listAreaOutlines(tx: Tx, level: number, grid: OutlineGrid): Promise<AreaOutline[]> {
	const found = await rows<OutlineRow>(
		tx,
		sql`SELECT a.pcode, a.name_en, a.name_km, ST_X(p.point) AS lon, ST_Y(p.point) AS lat,
			ST_AsGeoJSON(coalesce(nullif(s.outline, ST_GeomFromText('MULTIPOLYGON EMPTY', 4326)), ST_Multi(ST_Envelope(a.geom))), 3, 0) AS outline
		FROM areas a
		CROSS JOIN LATERAL (SELECT ST_SnapToGrid(a.geom, ${grid}::float8) AS outline) s
		CROSS JOIN LATERAL (SELECT coalesce(ST_PointOnSurface(a.geom), ST_StartPoint(ST_ExteriorRing(ST_GeometryN(a.geom, 1)))) AS point) p
		WHERE a.level = ${level}
		ORDER BY a.pcode COLLATE "C"
		LIMIT ${MOST}`
	);
	return found.map(({ pcode, name_en, name_km, lon, lat, outline }) => ({
		pcode,
		nameEn: name_en,
		nameKm: name_km,
		at: [lon, lat],
		polygons: parseOutline(outline)
	}));
}

/**
 * The parts of an outline in GeoJSON; of the same text the same object, as boundaries change only by an import while
 * every page asks for them.
 */
function parseOutline(text: string): LonLat[][][] {
	const polygons = parsed.get(text) ?? (JSON.parse(text) as { coordinates: LonLat[][][] }).coordinates;
	if (parsed.size >= MOST) parsed.clear();
	parsed.set(text, polygons);
	return polygons;
}

const parsed = new Map<string, LonLat[][][]>();

/**
 * How fresh the freshest figure or shelter report of each area is, of those of all tiers. An area that is absent never
 * had one; one whose figures have no day, or were closed, is expired.
 */
export async function listAreaFreshness(tx: Tx, view: View): Promise<Map<string, Freshness>> {
	const found = await rows<{ area_pcode: string; state: number }>(
		tx,
		sql`WITH ${reportExpressions(view)}, ${cellExpressions(view)},
		known AS (
			SELECT e.area_pcode, coalesce(s.own_state, ${EXPIRED}) AS state FROM ever e LEFT JOIN own_states s USING (cell)
			UNION ALL SELECT r.area_pcode, ${freshnessRank(
				sql`${view.asOf}::date - r.reported_on`,
				sql`coalesce(h.interval_days, ${shelterInterval})`
			)}
			FROM latest_reports r JOIN shelters h ON h.code = r.code AND ${stood('h', view)}
			WHERE r.reported_on IS NOT NULL
		)
		SELECT area_pcode, min(state)::int AS state FROM known WHERE area_pcode IS NOT NULL GROUP BY area_pcode`
	);
	return new Map(found.map(({ area_pcode, state }) => [area_pcode, FRESHNESS_STATES[state]!]));
}
