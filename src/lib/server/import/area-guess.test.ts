import { describe, expect, it } from 'vitest';
import { guessAreaOptions, OWN_AREAS, readFirstProperties } from '#lib/server/import/area-guess.ts';

describe('guessAreaOptions', () => {
	it('reads COD-AB by its deepest level, with the level above as parent', () => {
		const country = { ADM0_EN: 'Cambodia', ADM0_PCODE: 'KH' };
		const province = { ...country, ADM1_EN: 'Kandal', ADM1_PCODE: 'KH08', ADM1_REF: null };
		expect(guessAreaOptions(country)).toEqual({ pcode: 'ADM0_PCODE', name: 'ADM0_EN', level: 0 });
		expect(guessAreaOptions(province)).toEqual({
			pcode: 'ADM1_PCODE',
			name: 'ADM1_EN',
			level: 1,
			parent: { property: 'ADM0_PCODE' }
		});
		expect(guessAreaOptions({ ...province, ADM2_EN: 'Koh Thom', ADM2_PCODE: 'KH0804' })).toMatchObject({
			pcode: 'ADM2_PCODE',
			level: 2,
			parent: { property: 'ADM1_PCODE' }
		});
	});

	it('reads the spelling of COD-AB since 2025', () => {
		expect(
			guessAreaOptions({ adm0_pcode: 'KH', adm1_pcode: 'KH08', adm1_name: 'Kandal', adm1_name1: null })
		).toEqual({
			pcode: 'adm1_pcode',
			name: 'adm1_name',
			level: 1,
			parent: { property: 'adm0_pcode' }
		});
	});

	it('reads provinces of geoBoundaries, and knows the country around them', () => {
		const properties = { shapeName: 'Kandal', shapeISO: 'KH-8', shapeGroup: 'KHM', shapeType: 'ADM1' };
		expect(guessAreaOptions(properties)).toEqual({
			pcode: 'shapeISO',
			name: 'shapeName',
			level: 1,
			parent: 'KH'
		});
		expect(guessAreaOptions({ ...properties, shapeType: 'ADM2' })).toEqual({
			pcode: 'shapeISO',
			name: 'shapeName'
		});
	});

	it('knows the boundaries that Sala ships with, which tell everything themselves', () => {
		const names = ['pcode', 'level', 'parent', 'name_en', 'name_km', 'is_approximate', 'source', 'version'];
		const properties = Object.fromEntries([...names, 'geonames'].map((name) => [name, null]));
		expect(guessAreaOptions(properties)).toEqual(OWN_AREAS);
	});

	it('makes no guess at another file', () => {
		expect(guessAreaOptions({ code: 'KH08', name: 'Kandal' })).toEqual({});
	});
});

describe('readFirstProperties', () => {
	it('gives those of the first feature, and none of what cannot be read', () => {
		expect(readFirstProperties('{"features":[{"properties":{"a":1}},{"properties":{"b":2}}]}')).toEqual({
			a: 1
		});
		expect([
			readFirstProperties('{'),
			readFirstProperties('{}'),
			readFirstProperties('{"features":[]}')
		]).toEqual([{}, {}, {}]);
	});
});
