import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAreas, type AreaOptions } from '#lib/server/import/areas.ts';
import { COD_AB, KAMPOT, KANDAL, TRIANGLE, toFile } from '../../../../tests/support/area-files.ts';

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
		const { areas, problems } = parseAreas(toFile({ properties: KAMPOT }), COD_AB);
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
				geometry: { type: 'MultiPolygon', coordinates: [TRIANGLE.coordinates] }
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
			{ properties: { ...KAMPOT, ADM1_KM: 'កំពត' } },
			{ properties: { ...KANDAL, ADM1_KM: null } }
		);
		const { areas } = parseAreas(file, { ...COD_AB, nameKm: 'ADM1_KM' });
		expect(areas.map((area) => area.nameKm)).toEqual(['កំពត', null]);
	});

	it('passes over a byte order mark', () => {
		expect(parseAreas(`\ufeff${toFile({ properties: KAMPOT })}`, COD_AB).areas).toHaveLength(1);
	});

	it('gives a country no parent', () => {
		const options: AreaOptions = { ...COD_AB, pcode: 'ADM0_PCODE', level: 0 };
		expect(parseAreas(toFile({ properties: KAMPOT }), options).areas[0]?.parentPcode).toBeNull();
	});

	it('turns every feature of any collection into an area or a problem, and never throws', () => {
		const feature = fc.record({
			properties: fc.jsonValue(),
			geometry: fc.oneof(fc.jsonValue(), fc.constant(TRIANGLE))
		});
		fc.assert(
			fc.property(fc.array(feature, { minLength: 1, maxLength: 5 }), (features) => {
				const { areas, problems } = parseAreas(toFile(...features), COD_AB);
				const refused = new Set(problems.map((problem) => problem.feature));
				if (refused.has(null)) expect(areas).toEqual([]);
				else expect(areas.length + refused.size).toBe(features.length);
			})
		);
	});
});
