import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInBox, REGION, type LonLat } from '#lib/map/mercator.ts';
import { PLACE_NAMES } from '#lib/map/place-names.ts';
import { clipLine, clipRing } from '../../scripts/basemap/clip.js';
import { simplify, toSvgPath } from '../../scripts/basemap/simplify.js';

const BOX = { west: 0, south: 0, east: 10, north: 10 };

describe('clipRing', () => {
	it('cuts a square at the corner of the box', () => {
		const ring = clipRing(
			[
				[5, 5],
				[15, 5],
				[15, 15],
				[5, 15],
				[5, 5]
			],
			BOX
		);
		expect(new Set(ring.map(String))).toEqual(new Set(['5,5', '10,5', '10,10', '5,10']));
		expect(ring.at(-1)).toEqual(ring[0]);
	});

	it('keeps nothing of what lies outside', () => {
		expect(
			clipRing(
				[
					[11, 11],
					[12, 11],
					[12, 12],
					[11, 11]
				],
				BOX
			)
		).toEqual([]);
	});
});

describe('clipLine', () => {
	it('gives each part of a line that leaves the box and comes back', () => {
		expect(
			clipLine(
				[
					[2, 5],
					[2, 12],
					[8, 12],
					[8, 5]
				],
				BOX
			)
		).toEqual([
			[
				[2, 5],
				[2, 10]
			],
			[
				[8, 10],
				[8, 5]
			]
		]);
	});
});

describe('simplify', () => {
	it('keeps the ends and what stands out, and rounds', () => {
		expect(
			simplify(
				[
					[0, 0],
					[1, 0.0001],
					[2, 0],
					[3, 1.00049]
				],
				0.01
			)
		).toEqual([
			[0, 0],
			[2, 0],
			[3, 1]
		]);
	});
});

describe('toSvgPath', () => {
	it('draws in hundredths of a degree, north up, with relative steps', () => {
		expect(
			toSvgPath(
				[
					[
						[1, 0],
						[2, 0],
						[2, 1],
						[1, 0]
					]
				],
				true
			)
		).toBe('M100 0l100 0 0-100z');
	});
});

describe('static/basemap', () => {
	const folder = join(import.meta.dirname, '../../static/basemap');

	it('is at most 120 kB, and covers where the map may be moved', () => {
		const files = ['region.json', 'region.svg'].map((file) => join(folder, file));
		expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(120_000);
		const { features } = JSON.parse(readFileSync(files[0]!, 'utf8')) as {
			features: { properties: { kind: string }; geometry: { coordinates: LonLat[][][] } }[];
		};
		expect(features.map(({ properties }) => properties.kind)).toEqual(['land', 'border']);
		// In the east and south there is only sea.
		const points = features[0]!.geometry.coordinates.flat(2);
		expect(Math.min(...points.map(([lon]) => lon))).toBeLessThan(REGION[0]);
		expect(Math.max(...points.map(([, lat]) => lat))).toBeGreaterThan(REGION[3]);
	});

	it('has names in both scripts for places on it', () => {
		for (const { nameEn, nameKm, at } of PLACE_NAMES) {
			expect(isInBox(at, REGION), nameEn).toBe(true);
			expect(nameKm).toMatch(/^[\u1780-\u17FF]+$/);
		}
	});
});
