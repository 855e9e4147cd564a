import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { LonLat } from '#lib/server/db/postgis.ts';
import { groupSameCompounds } from '#lib/server/queries/same-compounds.ts';
import { joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** What of one sort lies in a shape, by code: surely, or perhaps, as its place is known only roughly. */
export interface Inside {
	inside: string[];
	/** Those whose surroundings, within which they lie somewhere, reach into the shape without lying wholly in it. */
	perhaps: string[];
}

/** What lies in a shape that somebody drew. */
export interface InsideShape {
	compounds: Inside;
	events: Inside;
	/** P-codes of level-1 areas; `perhaps` are those that lie partly in it. */
	areas: Inside;
}

/** How far a record may lie from its point in metres, by the precision of the point; points are 0. */
export type Radii = Readonly<Record<'town' | 'district' | 'province', number>>;

interface InsideRow {
	stem: 'compounds' | 'events' | 'areas';
	code: string;
	is_inside: boolean;
}

/** Of each sort. */
const MOST = 5_000;

/** Metres in a degree of latitude, less a little: a box widened by this is never too narrow. */
const METRES_A_DEGREE = 105_000;

/**
 * Whether a ring is a polygon without crossing itself. Asked first: an overlay with one that is not fails, and the
 * embedded database does not say so.
 *
 * @param ring closed
 */
export async function isSimpleRing(tx: Tx, ring: readonly LonLat[]): Promise<boolean> {
	const [row] = await rows<{ is_valid: boolean }>(tx, sql`SELECT ST_IsValid(${toShape(ring)}) AS is_valid`);
	return row?.is_valid ?? false;
}

/**
 * Compounds, single events and areas in a ring, by code, at most 5,000 of each. A record known to a town, district or province
 * is inside where its whole surroundings are, and perhaps inside where they reach in.
 *
 * @param ring closed, of at least four points, that does not cross itself (`isSimpleRing`)
 */
export async function listInside(
	tx: Tx,
	view: View,
	ring: readonly LonLat[],
	radii: Radii
): Promise<InsideShape> {
	const margin = Math.max(...Object.values(radii)) / METRES_A_DEGREE;
	const found = await rows<InsideRow>(
		tx,
		sql`WITH RECURSIVE ${groupSameCompounds(view)},
		shape AS MATERIALIZED (
			SELECT geom, geom::geography AS ground, ST_Boundary(geom)::geography AS edge
			FROM (SELECT ${toShape(ring)} AS geom) g
		),
		near AS (
			SELECT 'compounds' AS stem, c.code, ST_Centroid(c.geom) AS point, ${radiusOf('c', radii)} AS metres
			FROM compounds c
			WHERE c.geom && ST_Expand(${toShape(ring)}, ${margin}::float8) AND ${stood('c', view)} AND c.code IN (SELECT first_code FROM latest)
			UNION ALL
			SELECT 'events', e.code, e.geom, ${radiusOf('e', radii)}
			FROM events e ${joinShown('e', 'event', view)}
			WHERE e.geom && ST_Expand(${toShape(ring)}, ${margin}::float8) AND ${stood('e', view)} AND e.occurred_on <= ${view.asOf}::date AND NOT e.is_cumulative
		),
		judged AS (
			SELECT n.stem, n.code, ST_Covers(s.geom, n.point) AND (n.metres = 0 OR NOT ST_DWithin(s.edge, n.point::geography, n.metres)) AS is_inside
			FROM near n CROSS JOIN shape s
			WHERE ST_DWithin(s.ground, n.point::geography, n.metres)
			UNION ALL
			SELECT 'areas', a.pcode, ST_Covers(s.geom, a.geom)
			FROM areas a CROSS JOIN shape s
			WHERE a.level = 1 AND a.geom && ${toShape(ring)} AND ST_Intersects(a.geom, s.geom)
		)
		SELECT stem, code, is_inside
		FROM (SELECT j.*, row_number() OVER (PARTITION BY j.stem ORDER BY j.code COLLATE "C") AS number FROM judged j) numbered
		WHERE number <= ${MOST}
		ORDER BY stem, code COLLATE "C"`
	);
	const of = (stem: InsideRow['stem']): Inside => {
		const codes = (isInside: boolean) =>
			found.filter((row) => row.stem === stem && row.is_inside === isInside).map(({ code }) => code);
		return { inside: codes(true), perhaps: codes(false) };
	};
	return { compounds: of('compounds'), events: of('events'), areas: of('areas') };
}

function toShape(ring: readonly LonLat[]) {
	const text = ring.map(([lon, lat]) => `${lon} ${lat}`).join(',');
	return sql`ST_GeomFromText(${`POLYGON((${text}))`}, 4326)`;
}

function radiusOf(alias: 'c' | 'e', radii: Radii) {
	const precision = sql`${sql.identifier(alias)}.location_precision`;
	return sql`(CASE ${precision} WHEN 'town' THEN ${radii.town}::float8 WHEN 'district' THEN ${radii.district}::float8 WHEN 'province' THEN ${radii.province}::float8 ELSE 0 END)`;
}
