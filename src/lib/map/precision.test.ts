import distance from '@turf/distance';
import { describe, expect, it } from 'vitest';
import { LOCATION_PRECISIONS } from '#lib/domain/compounds.ts';
import { CERTAINTIES, isPoint, radiusOf, toCircle } from '#lib/map/precision.ts';

describe('the precision of a place', () => {
	it('makes a point only of a site and its vicinity', () => {
		expect(LOCATION_PRECISIONS.filter(isPoint)).toEqual(['site', 'vicinity']);
	});

	it('widens from town to province, each with its reason', () => {
		expect(['town', 'district', 'province'].map((one) => radiusOf(one as 'town'))).toEqual([
			5_000, 15_000, 45_000
		]);
		for (const { reason } of Object.values(CERTAINTIES)) expect(reason).toMatch(/\.$/);
	});

	it('gives what is not located no ring at all', () => {
		expect(radiusOf('not_located')).toBeNull();
	});
});

describe('toCircle', () => {
	it('is closed and everywhere as far from its middle as it says', () => {
		const ring = toCircle([103.53, 10.61], 5_000).geometry.coordinates[0]!;
		expect(ring.at(-1)).toEqual(ring[0]);
		for (const point of ring) {
			expect(distance([103.53, 10.61], point, { units: 'meters' })).toBeCloseTo(5_000, 0);
		}
	});
});
