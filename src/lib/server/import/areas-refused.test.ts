import { describe, expect, it } from 'vitest';
import { parseAreas, type AreaProblem } from '#lib/server/import/areas.ts';
import { COD_AB, KAMPOT, KANDAL, toFile } from '../../../../tests/support/area-files.ts';

function problemsOf(text: string, options = COD_AB): AreaProblem[] {
	return parseAreas(text, options).problems;
}

describe('parseAreas, of a file with faults', () => {
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
		const { areas, problems } = parseAreas(text, COD_AB);
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
			toFile({ properties: KAMPOT }).replace('{', `{"crs":{"type":"name","properties":{"name":"${name}"}},`);
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
		const file = toFile({ properties: KAMPOT }, { properties: KANDAL });
		expect(problemsOf(file, { ...COD_AB, name: 'ADM1_ENG' })).toEqual([
			{ feature: null, property: 'ADM1_ENG', value: null, reason: 'is missing (did you mean ADM1_EN?)' }
		]);
	});

	it('lists the properties there are where none is near', () => {
		const [problem] = problemsOf(toFile({ properties: KAMPOT }, { properties: KANDAL }), {
			...COD_AB,
			nameKm: 'khmer'
		});
		expect(problem?.reason).toBe('is missing; the feature has ADM0_PCODE, ADM1_PCODE, ADM1_EN');
	});

	it('tells a property missing from one feature with its number', () => {
		const file = toFile({ properties: KAMPOT }, { properties: { ...KANDAL, ADM1_EN: ' ' } });
		expect(problemsOf(file)).toEqual([{ feature: 2, property: 'ADM1_EN', value: null, reason: 'is blank' }]);
	});

	it.each([
		['a number', 8, /not a text/],
		['an ISO code of another country', 'TH-10', /no P-code/],
		['a name', 'Kandal', /no P-code/],
		['a long text, shown in part', 'x'.repeat(500), /no P-code/]
	])('refuses %s as a P-code', (_, code, reason) => {
		const [problem, ...others] = problemsOf(
			toFile({ properties: KAMPOT }, { properties: { ...KANDAL, ADM1_PCODE: code } })
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
			{ properties: { ...KAMPOT, ADM1_EN: null } },
			{ properties: { ...KANDAL, ADM1_PCODE: 'KH-7' } }
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
		const file = toFile({ properties: { ...KAMPOT, x: value } });
		expect(problemsOf(file, { ...COD_AB, ...option })).toEqual([
			{ feature: 1, property: 'x', value: expect.any(String), reason: expect.stringMatching(reason) }
		]);
	});

	it('asks once for the area around where none is given', () => {
		const file = toFile({ properties: KAMPOT }, { properties: KANDAL });
		expect(problemsOf(file, { ...COD_AB, parent: undefined })).toEqual([
			{
				feature: null,
				property: null,
				value: null,
				reason: expect.stringMatching(/^an area of level 1 lies in another/)
			}
		]);
	});

	it('is not led astray by a property that every object has', () => {
		const [problem] = problemsOf(toFile({ properties: KAMPOT }), { ...COD_AB, name: 'constructor' });
		expect(problem).toMatchObject({
			property: 'constructor',
			value: null,
			reason: expect.stringMatching(/^is missing/)
		});
	});

	it('keeps the sound areas and tells every problem of the others in one run', () => {
		const file = toFile(
			{ properties: KAMPOT },
			{ properties: null, geometry: null },
			{ properties: KANDAL, geometry: { type: 'Point', coordinates: [104, 11] } }
		);
		const { areas, problems } = parseAreas(file, COD_AB);
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
});
