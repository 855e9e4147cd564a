import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPosition, writePosition } from '#lib/map/position.ts';

describe('readPosition', () => {
	it.each([
		null,
		'',
		'104.9',
		'104.9,11.5',
		'104.9,11.5,x',
		'200,11.5,7',
		'104.9,90,7',
		'1,2,3,4',
		'104.9,11.5,-1'
	])('reads no position in %j', (text) => expect(readPosition(text)).toBeNull());

	it('reads back what was written', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -180, max: 180, noNaN: true }),
				fc.double({ min: -85, max: 85, noNaN: true }),
				fc.double({ min: 0, max: 22, noNaN: true }),
				(lon, lat, zoom) => {
					const read = readPosition(writePosition({ centre: [lon, lat], zoom }));
					expect(read?.centre[0]).toBeCloseTo(lon, 3);
					expect(read?.centre[1]).toBeCloseTo(lat, 3);
					expect(read?.zoom).toBeCloseTo(zoom, 1);
				}
			)
		);
	});
});
