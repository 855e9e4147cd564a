import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MapMark } from '#lib/map/layer.ts';
import { toPixels } from '#lib/map/mercator.ts';
import { placeMarks } from '#lib/map/place-marks.ts';

const ZOOM = 7;
const SIZE_PX = 24;

const mark = (lon: number, lat: number, count: number | null = null, id = `${lon}/${lat}`): MapMark => ({
	...{ id, picture: 'event:raid', at: [lon, lat], shift: [0, 0], count, groups: [], precision: null },
	target: { kind: 'record', stem: 'event', area: null, code: id }
});

const centreOf = ({ at, shift }: MapMark) => {
	const [x, y] = toPixels(at, ZOOM);
	return [x + shift[0], y + shift[1]] as const;
};

describe('placing marks', () => {
	it('leaves alone what covers nothing', () => {
		const apart = [mark(103, 11), mark(105, 12)];
		expect(placeMarks(apart, ZOOM)).toEqual(apart);
	});

	it('moves the later of two on one spot, and the number of the earlier stays free', () => {
		const [first, second] = placeMarks([mark(103, 11, 39, 'a'), mark(103, 11, 5, 'b')], ZOOM);
		expect(first!.shift).toEqual([0, 0]);
		expect(Math.abs(second!.shift[1])).toBeGreaterThanOrEqual(SIZE_PX);
		const [, beside] = placeMarks([mark(103, 11, 39, 'a'), mark(103.18, 11, null, 'b')], ZOOM);
		expect(beside!.shift).not.toEqual([0, 0]);
	});

	it('leaves alone two of one spot that stand above and below it already', () => {
		const spot = fc.record({
			lon: fc.double({ min: 102, max: 108, noNaN: true }),
			lat: fc.double({ min: 10, max: 15, noNaN: true })
		});
		fc.assert(
			fc.property(spot, ({ lon, lat }) => {
				const pair = [
					{ ...mark(lon, lat, null, 'a'), shift: [0, -12] as const },
					{ ...mark(lon, lat, null, 'b'), shift: [0, 12] as const }
				];
				expect(placeMarks(pair, ZOOM)).toEqual(pair);
			})
		);
	});

	it('does not move the symbol of an area, and does not make room for it', () => {
		const ofArea: MapMark = { ...mark(103, 11, null, 'area'), target: { kind: 'area', pcode: 'KH18' } };
		const [area, record] = placeMarks([ofArea, mark(103, 11)], ZOOM);
		expect([area!.shift, record!.shift]).toEqual([
			[0, 0],
			[0, 0]
		]);
	});

	it('keeps up to four marks from covering each other, wherever they are', () => {
		const spot = fc.record({
			lon: fc.double({ min: 103, max: 103.4, noNaN: true }),
			lat: fc.double({ min: 11, max: 11.4, noNaN: true })
		});
		fc.assert(
			fc.property(fc.array(spot, { maxLength: 4 }), (spots) => {
				const placed = placeMarks(
					spots.map(({ lon, lat }, i) => mark(lon, lat, null, String(i))),
					ZOOM
				).map(centreOf);
				for (const [i, [x, y]] of placed.entries()) {
					for (const [otherX, otherY] of placed.slice(i + 1)) {
						expect(Math.max(Math.abs(x - otherX), Math.abs(y - otherY))).toBeGreaterThanOrEqual(
							SIZE_PX - 1 / 32
						);
					}
				}
			})
		);
	});
});
