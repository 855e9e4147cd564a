import { describe, expect, it } from 'vitest';
import { CAMBODIA, isInBox, REGION, toDrawing, toPixels, toViewBox, zoomOf } from '#lib/map/mercator.ts';

describe('toDrawing', () => {
	it('puts the equator and Greenwich at 0,0 and the north up', () => {
		expect(toDrawing([0, 0]).map((value) => Math.abs(Math.round(value * 1e6)))).toEqual([0, 0]);
		const [x, y] = toDrawing([105, 12]);
		expect(x).toBe(10_500);
		// asinh(tan 12°) in degrees is 12.0884…
		expect(y).toBeCloseTo(-1208.9, 0);
	});
});

describe('toPixels', () => {
	it('makes the world 512 pixels wide at zoom 0 and twice as wide at each step', () => {
		expect(toPixels([0, 0], 0)).toEqual([256, 256]);
		expect(toPixels([180, 0], 3)[0]).toBe(512 * 8);
	});

	it('keeps the poles on the map', () => {
		expect(toPixels([0, 90], 0)[1]).toBeCloseTo(0, 0);
	});
});

describe('zoomOf', () => {
	it('is the zoom at which a box is that wide', () => {
		const zoom = zoomOf(CAMBODIA, 640);
		const [west] = toPixels([CAMBODIA[0], 12], zoom);
		const [east] = toPixels([CAMBODIA[2], 12], zoom);
		expect(east - west).toBeCloseTo(640, 6);
	});
});

describe('the boxes', () => {
	it('Cambodia lies in the region, and its view is a little wider than high', () => {
		expect(isInBox([CAMBODIA[0], CAMBODIA[1]], REGION) && isInBox([CAMBODIA[2], CAMBODIA[3]], REGION)).toBe(
			true
		);
		const { width, height } = toViewBox(CAMBODIA);
		expect(width / height).toBeGreaterThan(1);
		expect(width / height).toBeLessThan(1.2);
	});
});
