import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

const seedFolder = join(import.meta.dirname, '../../drizzle/seed');

interface AreaFeature {
	properties: Record<string, unknown> & { pcode: string; level: number; name_en: string; name_km: string };
	geometry: { type: string; coordinates: number[][][][] };
}

const boundaries = readFileSync(join(seedFolder, 'areas/cambodia.geojson'), 'utf8');
const { features } = JSON.parse(boundaries) as { features: AreaFeature[] };
const provinces = features.filter((feature) => feature.properties.level === 1);
const recordRows = readdirSync(join(seedFolder, 'public-record'))
	.filter((file) => file.endsWith('.csv'))
	.flatMap((file) => readCsv(`public-record/${file}`));

/** A CSV file of the seed, its rows by column. */
function readCsv(path: string): Record<string, string>[] {
	return parse(readFileSync(join(seedFolder, path)), { columns: true });
}

describe('cambodia.geojson', () => {
	it('holds the country and its 25 provinces, by P-code', () => {
		const numbers = Array.from({ length: 25 }, (_, index) => `KH${String(index + 1).padStart(2, '0')}`);
		expect(features.map((feature) => feature.properties.pcode)).toEqual(['KH', ...numbers]);
		expect(features[0]?.properties).toMatchObject({ level: 0, parent: null, name_en: 'Cambodia' });
		expect(provinces).toHaveLength(25);
		for (const { properties } of provinces) expect(properties).toMatchObject({ level: 1, parent: 'KH' });
	});

	it('spells every province as the public record does', () => {
		const spelled = new Set(recordRows.map((row) => row.province).filter(Boolean));
		const names = provinces.map((feature) => feature.properties.name_en);
		expect(spelled.size).toBeGreaterThan(10);
		expect(names).toEqual(expect.arrayContaining([...spelled]));
	});

	it('names every area in Khmer script, each once', () => {
		const names = features.map((feature) => feature.properties.name_km);
		for (const name of names) expect(name).toMatch(/^[\u1780-\u17dd]+$/);
		expect(new Set(names).size).toBe(26);
	});

	it('marks the four divided provinces as approximate, and no other', () => {
		const approximate = features.filter((feature) => feature.properties.is_approximate === true);
		expect(approximate.map((feature) => feature.properties.pcode)).toEqual(['KH03', 'KH17', 'KH22', 'KH25']);
	});

	it('says of every boundary where it comes from and in which version', () => {
		for (const { properties } of features) {
			expect(properties.source).toMatch(/Natural Earth/);
			expect(properties.version).toMatch(/\d+\.\d+\.\d+/);
		}
	});

	it('stays small: five decimals, under 300 kB', () => {
		expect(Buffer.byteLength(boundaries)).toBeLessThan(300_000);
		for (const { geometry } of features) {
			expect(geometry.type).toBe('MultiPolygon');
			for (const number of geometry.coordinates.flat(3)) expect(Number(number.toFixed(5))).toBe(number);
		}
	});
});

describe('crosswalk.csv', () => {
	const rows = readCsv('areas/crosswalk.csv');

	it.each([
		['28', 'KH18', 'Preah Sihanouk'],
		['18', 'KH20', 'Svay Rieng'],
		['22', 'KH12', 'Phnom Penh'],
		['27', 'KH22', 'Oddar Meanchey'],
		['31', 'KH25', 'Tboung Khmum'],
		['25', 'KH01', 'Banteay Meanchey'],
		['12', 'KH15', 'Pursat'],
		['19', 'KH21', 'Takeo'],
		['21', 'KH07', 'Kampot'],
		['02', 'KH03', 'Kampong Cham']
	])('takes GeoNames %s to %s %s', (geonames, pcode, name) => {
		const found = rows.filter((row) => row.geonames_admin1 === geonames);
		expect(found.map((row) => [row.pcode, row.name_en])).toEqual([[pcode, name]]);
	});

	it('has each GeoNames code and each ISO code once', () => {
		expect(new Set(rows.map((row) => row.geonames_admin1)).size).toBe(25);
		expect(rows.map((row) => row.iso_3166_2)).toEqual(rows.map((_, index) => `KH-${index + 1}`));
	});

	it('agrees with the boundaries', () => {
		const drawn = provinces.map(({ properties }) => [
			properties.pcode,
			properties.geonames,
			properties.name_en
		]);
		expect(rows.map((row) => [row.pcode, row.geonames_admin1, row.name_en])).toEqual(drawn);
	});
});
