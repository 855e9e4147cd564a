/** From 24 unnamed polygons and many places to 25 provinces that share their edges. */
import { provinces, splits } from './provinces.js';
import { expectRows } from './sources.js';

/** @typedef {import('@electric-sql/pglite').PGlite} PGlite */

/** A place further than this from the polygons of its own province is an error of the list, in metres. */
const strayMetres = 15_000;

/** About a metre. All lines are snapped to it before faces are formed, so that neighbours share every corner. */
const gridDegrees = 0.00001;

/**
 * Gives each polygon the GeoNames code that more than half of the published places in it bear.
 *
 * @param {PGlite} db
 * @throws {Error} if a code wins twice, or a winner is not what Natural Earth itself, which has no vote, says
 */
export async function matchByVote(db) {
	await db.exec(`
		WITH votes AS (
			SELECT natural_earth, places.geonames, count(*) AS votes,
				sum(count(*)) OVER (PARTITION BY natural_earth) AS all_votes
			FROM polygons JOIN places ON NOT is_added AND ST_Intersects(polygons.geom, places.geom)
			GROUP BY natural_earth, places.geonames
		)
		UPDATE polygons SET geonames = votes.geonames FROM votes
		WHERE votes.natural_earth = polygons.natural_earth AND votes * 2 > all_votes`);
	await expectRows(
		db,
		'polygons on which the vote and Natural Earth agree',
		`SELECT FROM polygons WHERE said_geonames = 'KH.' || geonames`,
		24
	);
}

/**
 * Table `provinces`: the polygons, those of `splits` cut along the line half-way between the nearest places of the
 * two provinces, each piece joined to the province of its nearest place.
 *
 * @param {PGlite} db
 * @throws {Error} if a cut is missing, or not every province becomes a valid polygon
 */
export async function divideByNearestPlace(db) {
	await db.exec('CREATE TABLE rivals (polygon text, geonames text, geom geometry(Point, 4326))');
	await db.exec('CREATE TABLE cuts (geom geometry(Geometry, 4326))');
	for (const { polygon, takes } of splits) {
		await db.query(
			`INSERT INTO rivals
			SELECT $1, geonames, geom FROM places
			WHERE geonames IN ($1, $2) AND ST_DWithin(geom::geography,
				(SELECT ST_Union(geom)::geography FROM polygons WHERE geonames IN ($1, $2)), $3)`,
			[polygon, takes, strayMetres]
		);
		// Nearness is measured in metres (UTM 48N). A cut overshoots its polygon by 100 m, so that snapping cannot leave
		// it short of the edge; the stub bounds no face and falls away.
		await db.query(
			`WITH polygon AS (SELECT ST_Transform(geom, 32648) AS geom FROM polygons WHERE geonames = $1),
			points AS (SELECT geonames, ST_Transform(geom, 32648) AS geom FROM rivals WHERE polygon = $1),
			cells AS (
				SELECT (ST_Dump(ST_VoronoiPolygons(ST_Collect(geom), 0, (SELECT geom FROM polygon)))).geom FROM points
			),
			taken AS (
				SELECT ST_Union(cells.geom) AS geom
				FROM cells JOIN points ON ST_Intersects(cells.geom, points.geom) WHERE geonames = $2
			)
			INSERT INTO cuts
			SELECT ST_Transform(ST_Intersection(ST_Boundary(taken.geom), ST_Buffer(polygon.geom, 100)), 4326)
			FROM taken, polygon`,
			[polygon, takes]
		);
	}
	await expectRows(db, 'cuts', 'SELECT FROM cuts WHERE ST_Length(geom) > 0', splits.length);
	await formProvinces(db);
}

/** @param {PGlite} db */
async function formProvinces(db) {
	await db.exec(`
		CREATE TABLE faces AS
		WITH lines AS (SELECT ST_Boundary(geom) AS geom FROM polygons UNION ALL SELECT geom FROM cuts),
		snapped AS (SELECT ST_UnaryUnion(ST_Collect(geom), ${gridDegrees}) AS geom FROM lines),
		formed AS (SELECT (ST_Dump(ST_Polygonize(geom))).geom FROM snapped)
		SELECT polygons.geonames, formed.geom FROM formed
		JOIN polygons ON ST_Intersects(polygons.geom, ST_PointOnSurface(formed.geom))`);
	await db.exec(`
		UPDATE faces SET geonames = (
			SELECT rivals.geonames FROM rivals WHERE rivals.polygon = faces.geonames
			ORDER BY ST_Distance(rivals.geom::geography, ST_PointOnSurface(faces.geom)::geography) LIMIT 1
		) WHERE geonames IN (SELECT polygon FROM rivals)`);
	await db.exec(`
		CREATE TABLE provinces AS
		SELECT geonames, ST_ForcePolygonCCW(ST_Multi(ST_Union(geom))) AS geom FROM faces GROUP BY geonames`);
	await expectRows(db, 'valid provinces', 'SELECT FROM provinces WHERE ST_IsValid(geom)', provinces.length);
}

/**
 * Checks that nobody's land is lost or counted twice: edges match, and all provinces together are the polygons.
 *
 * @param {PGlite} db
 * @throws {Error} if an edge has a gap or an overlap, or the country differs by more than rounding its border explains
 */
export async function checkCoverage(db) {
	await expectRows(
		db,
		'provinces whose edge does not match their neighbours',
		`SELECT FROM (SELECT ST_CoverageInvalidEdges(geom) OVER () AS edge FROM provinces) AS edges
		WHERE edge IS NOT NULL`,
		0
	);
	const { rows } = await db.query(`
		WITH made AS (SELECT ST_Union(geom) AS geom FROM provinces), given AS (SELECT ST_Union(geom) AS geom FROM polygons)
		SELECT ST_Area(ST_SymDifference(made.geom, given.geom)) / ST_Area(given.geom) AS share FROM made, given`);
	const share = /** @type {{ share: number | null } | undefined} */ (rows[0])?.share ?? 1;
	if (share > 1e-5) throw new Error(`The provinces differ from the country by ${share} of its area.`);
}
