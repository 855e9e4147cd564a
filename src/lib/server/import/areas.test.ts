import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAreas, type AreaOptions, type AreaProblem } from '#lib/server/import/areas.ts';

const square = {
	type: 'Polygon',
	coordinates: [
		[
			[104, 11],
			[105, 11],
			[105, 12],
			[104, 11]
		]
	]
};

/** As our own boundaries name their properties, everything with the feature. */
const ours: AreaOptions = {
	pcode: 'pcode',
	name: 'name_en',
	nameKm: 'name_km',
	isApproximate: 'is_approximate',
	level: { property: 'level' },
	parent: { property: 'parent' },
	source: { property: 'source' },
	version: { property: 'version' }
};

/** As OCHA names the properties of its provinces. */
const codAb: AreaOptions = {
	pcode: 'ADM1_PCODE',
	name: 'ADM1_EN',
	level: 1,
	parent: { property: 'ADM0_PCODE' },
	source: 'OCHA COD-AB',
	version: '2014-10-24'
};

/** A file of features with these properties, all of one shape unless they bring their own. */
function toFile(...features: { properties?: unknown; geometry?: unknown }[]): string {
	const whole = features.map((feature) => ({ type: 'Feature', geometry: square, ...feature }));
	return JSON.stringify({ type: 'FeatureCollection', features: whole });
}

const kampot = { ADM0_PCODE: 'KH', ADM1_PCODE: 'KH07', ADM1_EN: 'Kampot' };
const kandal = { ADM0_PCODE: 'KH', ADM1_PCODE: 'KH08', ADM1_EN: 'Kandal' };

function problemsOf(text: string, options = codAb): AreaProblem[] {
	return parseAreas(text, options).problems;
}

describe('parseAreas', () => {
	it('reads the boundaries the project ships, all 26 without a problem', () => {
		const text = readFileSync('drizzle/seed/areas/cambodia.geojson', 'utf8');
		const { areas, problems } = parseAreas(text, ours);
		expect(problems).toEqual([]);
		expect(areas).toHaveLength(26);
		expect(areas[0]).toMatchObject({ pcode: 'KH', level: 0, parentPcode: null, nameEn: 'Cambodia' });
		expect(areas.find((area) => area.pcode === 'KH22')).toMatchObject({
			level: 1,
			parentPcode: 'KH',
			nameEn: 'Oddar Meanchey',
			nameKm: 'ឧត្ដរមានជ័យ',
			isApproximate: true
		});
	});

	it('reads provinces as COD-AB names them', () => {
		const { areas, problems } = parseAreas(toFile({ properties: kampot }), codAb);
		expect(problems).toEqual([]);
		expect(areas).toEqual([
			{
				pcode: 'KH07',
				level: 1,
				parentPcode: 'KH',
				nameEn: 'Kampot',
				nameKm: null,
				isApproximate: false,
				boundarySource: 'OCHA COD-AB',
				boundaryVersion: '2014-10-24',
				geometry: { type: 'MultiPolygon', coordinates: [square.coordinates] }
			}
		]);
	});

	it('reads geoBoundaries: the ISO code of a province as its P-code, one parent for all', () => {
		const options: AreaOptions = {
			pcode: 'shapeISO',
			name: 'shapeName',
			level: 1,
			parent: 'KH',
			source: 'geoBoundaries',
			version: 'gbOpen 6.0'
		};
		const file = toFile(
			{ properties: { shapeISO: 'KH-7', shapeName: 'Kampot' } },
			{ properties: { shapeISO: 'KH-25', shapeName: 'Tboung Khmum' } }
		);
		const { areas, problems } = parseAreas(file, options);
		expect(problems).toEqual([]);
		expect(areas.map((area) => [area.pcode, area.parentPcode])).toEqual([
			['KH07', 'KH'],
			['KH25', 'KH']
		]);
	});

	it('takes a name in Khmer where there is one, and null where it is blank', () => {
		const file = toFile(
			{ properties: { ...kampot, ADM1_KM: 'កំពត' } },
			{ properties: { ...kandal, ADM1_KM: null } }
		);
		const { areas } = parseAreas(file, { ...codAb, nameKm: 'ADM1_KM' });
		expect(areas.map((area) => area.nameKm)).toEqual(['កំពត', null]);
	});

	it('passes over a byte order mark', () => {
		expect(parseAreas(`\ufeff${toFile({ properties: kampot })}`, codAb).areas).toHaveLength(1);
	});

	it('gives a country no parent', () => {
		const options: AreaOptions = { ...codAb, pcode: 'ADM0_PCODE', level: 0 };
		expect(parseAreas(toFile({ properties: kampot }), options).areas[0]?.parentPcode).toBeNull();
	});

	it.each([
		['text that is not JSON', '{"type":', /^the file is not JSON: /],
		['an empty file', '', /^the file is not JSON: /],
		['a single feature', '{"type":"Feature"}', /not a GeoJSON FeatureCollection/],
		['a list', '[]', /not a GeoJSON FeatureCollection/],
		[
			'a collection whose features are no list',
			'{"type":"FeatureCollection","features":{}}',
			/not a GeoJSON/
		],
		['a collection without features', '{"type":"FeatureCollection","features":[]}', /has no feature/]
	])('refuses %s', (_, text, reason) => {
		const { areas, problems } = parseAreas(text, codAb);
		expect(areas).toEqual([]);
		expect(problems).toEqual([
			{ feature: null, property: null, value: null, reason: expect.stringMatching(reason) }
		]);
	});

	it('refuses a file over 50 MB before reading it', () => {
		const [problem] = problemsOf(' '.repeat(50_000_001));
		expect(problem?.reason).toMatch(/51 MB, more than 50/);
	});

	it('refuses another coordinate system, and takes WGS 84 under its old names', () => {
		const withCrs = (name: string) =>
			toFile({ properties: kampot }).replace('{', `{"crs":{"type":"name","properties":{"name":"${name}"}},`);
		expect(problemsOf(withCrs('urn:ogc:def:crs:EPSG::32648'))).toEqual([
			{
				feature: null,
				property: 'crs',
				value: 'urn:ogc:def:crs:EPSG::32648',
				reason: expect.stringMatching(/WGS 84/)
			}
		]);
		expect(problemsOf(withCrs('urn:ogc:def:crs:OGC:1.3:CRS84'))).toEqual([]);
		expect(problemsOf(withCrs('EPSG:4326'))).toEqual([]);
	});

	it('tells a property missing from all features once, and what was probably meant', () => {
		const file = toFile({ properties: kampot }, { properties: kandal });
		expect(problemsOf(file, { ...codAb, name: 'ADM1_ENG' })).toEqual([
			{ feature: null, property: 'ADM1_ENG', value: null, reason: 'is missing (did you mean ADM1_EN?)' }
		]);
	});

	it('lists the properties there are where none is near', () => {
		const [problem] = problemsOf(toFile({ properties: kampot }, { properties: kandal }), {
			...codAb,
			nameKm: 'khmer'
		});
		expect(problem?.reason).toBe('is missing; the feature has ADM0_PCODE, ADM1_PCODE, ADM1_EN');
	});

	it('tells a property missing from one feature with its number', () => {
		const file = toFile({ properties: kampot }, { properties: { ...kandal, ADM1_EN: ' ' } });
		expect(problemsOf(file)).toEqual([{ feature: 2, property: 'ADM1_EN', value: null, reason: 'is blank' }]);
	});

	it.each([
		['a number', 8, /not a text/],
		['an ISO code of another country', 'TH-10', /no P-code/],
		['a name', 'Kandal', /no P-code/],
		['a long text, shown in part', 'x'.repeat(500), /no P-code/]
	])('refuses %s as a P-code', (_, code, reason) => {
		const [problem, ...others] = problemsOf(
			toFile({ properties: kampot }, { properties: { ...kandal, ADM1_PCODE: code } })
		);
		expect(others).toEqual([]);
		expect(problem).toMatchObject({
			feature: 2,
			property: 'ADM1_PCODE',
			reason: expect.stringMatching(reason)
		});
		expect(problem?.value?.length).toBeLessThanOrEqual(60);
	});

	it('refuses the second of two areas with one P-code, even where the first is refused too', () => {
		const file = toFile(
			{ properties: { ...kampot, ADM1_EN: null } },
			{ properties: { ...kandal, ADM1_PCODE: 'KH-7' } }
		);
		expect(problemsOf(file)).toEqual([
			{ feature: 1, property: 'ADM1_EN', value: null, reason: 'is blank' },
			{
				feature: 2,
				property: 'ADM1_PCODE',
				value: 'KH07',
				reason: expect.stringMatching(/^is already the P-code of feature 1/)
			}
		]);
	});

	it.each([
		['level', { level: { property: 'x' } }, 4, /no level/],
		['level', { level: { property: 'x' } }, '1', /no level/],
		['approximate', { isApproximate: 'x' }, 'yes', /neither true nor false/],
		['clean source', { source: { property: 'x' } }, 'a\u0007b', /control character/]
	])('refuses what is no %s', (_, option, value, reason) => {
		const file = toFile({ properties: { ...kampot, x: value } });
		expect(problemsOf(file, { ...codAb, ...option })).toEqual([
			{ feature: 1, property: 'x', value: expect.any(String), reason: expect.stringMatching(reason) }
		]);
	});

	it('asks once for the area around where none is given', () => {
		const file = toFile({ properties: kampot }, { properties: kandal });
		expect(problemsOf(file, { ...codAb, parent: undefined })).toEqual([
			{
				feature: null,
				property: null,
				value: null,
				reason: expect.stringMatching(/^an area of level 1 lies in another/)
			}
		]);
	});

	it('is not led astray by a property that every object has', () => {
		const [problem] = problemsOf(toFile({ properties: kampot }), { ...codAb, name: 'constructor' });
		expect(problem).toMatchObject({
			property: 'constructor',
			value: null,
			reason: expect.stringMatching(/^is missing/)
		});
	});

	it('keeps the sound areas and tells every problem of the others in one run', () => {
		const file = toFile(
			{ properties: kampot },
			{ properties: null, geometry: null },
			{ properties: kandal, geometry: { type: 'Point', coordinates: [104, 11] } }
		);
		const { areas, problems } = parseAreas(file, codAb);
		expect(areas.map((area) => area.pcode)).toEqual(['KH07']);
		expect(problems.map((problem) => [problem.feature, problem.property])).toEqual([
			[2, 'ADM1_PCODE'],
			[2, 'ADM0_PCODE'],
			[2, 'ADM1_EN'],
			[2, 'geometry'],
			[3, 'geometry']
		]);
	});

	it('refuses a feature that is none', () => {
		const file = JSON.stringify({ type: 'FeatureCollection', features: [null, 'KH07'] });
		expect(problemsOf(file)).toEqual([
			{ feature: null, property: null, value: null, reason: 'is not a feature' }
		]);
	});

	it('turns every feature of any collection into an area or a problem, and never throws', () => {
		const feature = fc.record({
			properties: fc.jsonValue(),
			geometry: fc.oneof(fc.jsonValue(), fc.constant(square))
		});
		fc.assert(
			fc.property(fc.array(feature, { minLength: 1, maxLength: 5 }), (features) => {
				const { areas, problems } = parseAreas(toFile(...features), codAb);
				const refused = new Set(problems.map((problem) => problem.feature));
				if (refused.has(null)) expect(areas).toEqual([]);
				else expect(areas.length + refused.size).toBe(features.length);
			})
		);
	});
});
