import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const seedFolder = join(import.meta.dirname, '../../drizzle/seed');

interface AreaFeature {
	properties: { pcode: string; level: number; name_en: string };
	geometry: unknown;
}

/** Rows of the record that name a province and give a point. */
function listRecordPoints(): Record<string, string>[] {
	return ['compounds', 'events'].flatMap((kind) => {
		const text = readFileSync(join(seedFolder, `public-record/${kind}.csv`));
		return parse<Record<string, string>>(text, { columns: true }).filter((row) => row.province && row.lat);
	});
}

// A database of its own: the file is looked at as it is, before anything loads it. Where a geometry error would give
// no row and no message, the queries count, so that nothing passes for want of rows.
describe('cambodia.geojson in PostGIS', () => {
	let db: PGlite;

	beforeAll(async () => {
		db = await PGlite.create({ extensions: { postgis } });
		await db.exec(`CREATE EXTENSION postgis;
			CREATE TABLE areas (pcode text, level int, name text, geom geometry(MultiPolygon, 4326));
			CREATE TABLE points (code text, province text, geom geometry(Point, 4326))`);
		const text = readFileSync(join(seedFolder, 'areas/cambodia.geojson'), 'utf8');
		for (const { properties, geometry } of (JSON.parse(text) as { features: AreaFeature[] }).features) {
			const values = [properties.pcode, properties.level, properties.name_en, JSON.stringify(geometry)];
			await db.query('INSERT INTO areas VALUES ($1, $2, $3, ST_GeomFromGeoJSON($4))', values);
		}
		for (const { id, province, lon, lat } of listRecordPoints()) {
			const values = [id, province, Number(lon), Number(lat)];
			await db.query('INSERT INTO points VALUES ($1, $2, ST_SetSRID(ST_MakePoint($3, $4), 4326))', values);
		}
	});

	afterAll(() => db.close());

	async function selectRow(query: string): Promise<Record<string, unknown> | undefined> {
		return (await db.query<Record<string, unknown>>(query)).rows[0];
	}

	it('is valid', async () => {
		const valid = `SELECT count(*)::int AS areas, count(*) FILTER (WHERE ST_IsValid(geom) AND NOT ST_IsEmpty(geom))::int
			AS valid FROM areas`;
		expect(await selectRow(valid)).toEqual({ areas: 26, valid: 26 });
	});

	it('gives neighbours the same edge, without gap or overlap', async () => {
		const edges = `SELECT ST_CoverageInvalidEdges(geom) OVER () AS invalid FROM areas WHERE level = 1`;
		const counts = `SELECT count(*)::int AS areas, count(invalid)::int AS faulty FROM (${edges}) AS edges`;
		expect(await selectRow(counts)).toEqual({ areas: 25, faulty: 0 });
		const overlaps = `SELECT count(*)::int AS pairs, max(ST_Area(ST_Intersection(a.geom, b.geom)::geography)) < 1 AS is_none
			FROM areas a JOIN areas b ON a.level = 1 AND b.level = 1 AND a.pcode < b.pcode`;
		expect(await selectRow(overlaps)).toEqual({ pairs: 300, is_none: true });
	});

	it('covers the country with its provinces, to the square metre', async () => {
		const difference = `SELECT ST_Area(ST_SymDifference(country.geom, ST_Union(area.geom))::geography) < 1 AS is_none
			FROM areas country, areas area WHERE country.level = 0 AND area.level = 1 GROUP BY country.geom`;
		expect(await selectRow(difference)).toEqual({ is_none: true });
	});

	it('leaves no sliver, and no hole but the one of Phnom Penh in Kandal', async () => {
		const parts = `SELECT pcode, (ST_Dump(geom)).geom AS part FROM areas`;
		const shapes = `SELECT min(ST_Area(part::geography)) > 10e6 AS is_sound,
			string_agg(pcode, ' ') FILTER (WHERE ST_NumInteriorRings(part) > 0) AS with_hole FROM (${parts}) AS parts`;
		expect(await selectRow(shapes)).toEqual({ is_sound: true, with_hole: 'KH08' });
		const filled = `SELECT ST_Covers(ST_MakePolygon(ST_ExteriorRing(ST_GeometryN(around.geom, 1))), inside.geom) AS is_filled
			FROM areas around, areas inside WHERE around.pcode = 'KH08' AND inside.pcode = 'KH12'`;
		expect(await selectRow(filled)).toEqual({ is_filled: true });
	});

	it.each([
		['KH22', 6000, 7000],
		['KH25', 4500, 6000],
		['KH', 178_000, 184_000]
	])('draws %s between %i and %i km²', async (pcode, least, most) => {
		const area = `SELECT ST_Area(geom::geography) / 1e6 AS km2 FROM areas WHERE pcode = '${pcode}'`;
		const km2 = Number((await selectRow(area))?.km2);
		expect(km2).toBeGreaterThan(least);
		expect(km2).toBeLessThan(most);
	});

	it.each([
		["O'Smach", 103.69571, 14.42479, 'KH22'],
		['Poipet', 102.56365, 13.65805, 'KH01'],
		['Suong', 105.65821, 11.91178, 'KH25'],
		['Sihanoukville', 103.52958, 10.60932, 'KH18']
	])('has %s nearest to its own province, within 15 km', async (_, lon, lat, pcode) => {
		const point = `ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4326)::geography`;
		const nearest = `SELECT pcode, ST_Distance(geom::geography, ${point}) < 15000 AS is_near
			FROM areas WHERE level = 1 ORDER BY ST_Distance(geom::geography, ${point}) LIMIT 1`;
		expect(await selectRow(nearest)).toEqual({ pcode, is_near: true });
	});

	it('has every point of the record within 15 km of the province its row names', async () => {
		const near = `SELECT count(*)::int AS near FROM points JOIN areas ON name = province
			WHERE ST_DWithin(areas.geom::geography, points.geom::geography, 15000)`;
		const given = listRecordPoints().length;
		expect(given).toBeGreaterThan(100);
		expect(await selectRow(near)).toEqual({ near: given });
	});
});
