import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAreaGeometry } from '#lib/server/import/area-geometry.ts';

const square = [
	[104, 11],
	[105, 11],
	[105, 12],
	[104, 12],
	[104, 11]
];
const hole = [
	[104.4, 11.4],
	[104.4, 11.6],
	[104.6, 11.6],
	[104.4, 11.4]
];

/** The reasons given against a polygon of these rings. */
function reasonsAgainst(...rings: unknown[]): string[] {
	return readAreaGeometry({ type: 'Polygon', coordinates: rings }).faults.map((fault) => fault.reason);
}

describe('readAreaGeometry', () => {
	it('makes a Polygon a MultiPolygon and keeps its holes', () => {
		const read = readAreaGeometry({ type: 'Polygon', coordinates: [square, hole] });
		expect(read).toEqual({ geometry: { type: 'MultiPolygon', coordinates: [[square, hole]] }, faults: [] });
	});

	it('keeps a MultiPolygon as it stands', () => {
		const geometry = { type: 'MultiPolygon', coordinates: [[square], [hole]] };
		expect(readAreaGeometry(geometry)).toEqual({ geometry, faults: [] });
	});

	it('drops heights', () => {
		const raised = square.map((position) => [...position, 12.5]);
		expect(readAreaGeometry({ type: 'Polygon', coordinates: [raised] }).geometry?.coordinates).toEqual([
			[square]
		]);
	});

	it.each([
		['a missing geometry', null, null],
		['a Point', { type: 'Point', coordinates: [104, 11] }, 'Point'],
		['a GeometryCollection', { type: 'GeometryCollection', geometries: [] }, 'GeometryCollection']
	])('refuses %s', (_, geometry, value) => {
		const { geometry: none, faults } = readAreaGeometry(geometry);
		expect(none).toBeNull();
		expect(faults).toEqual([{ value, reason: expect.stringMatching(/only Polygon and MultiPolygon/) }]);
	});

	it.each([
		['no polygon', { type: 'MultiPolygon', coordinates: [] }, /holds no polygon/],
		['no coordinates', { type: 'MultiPolygon' }, /holds no polygon/],
		[
			'a polygon without ring',
			{ type: 'MultiPolygon', coordinates: [[square], []] },
			/polygon 2 has no ring/
		],
		['a Polygon without ring', { type: 'Polygon', coordinates: [] }, /polygon 1 has no ring/],
		['an empty ring', { type: 'Polygon', coordinates: [square, []] }, /polygon 1, ring 2 has no position/]
	])('refuses %s', (_, geometry, reason) => {
		const { geometry: none, faults } = readAreaGeometry(geometry);
		expect(none).toBeNull();
		expect(faults.map((fault) => fault.reason)).toEqual([expect.stringMatching(reason)]);
	});

	it('names the first position that is no pair of numbers, and how many more there are', () => {
		const reasons = reasonsAgainst([[104, 11], ['105', 11], [105], null, [104, 11]]);
		expect(reasons).toEqual([
			'polygon 1, ring 1, position 2 is not two numbers, longitude and latitude (and 2 more of this ring)'
		]);
	});

	it('recognises Cambodia with latitude and longitude swapped', () => {
		const swapped = square.map(([lon, lat]) => [lat, lon]);
		const { faults } = readAreaGeometry({ type: 'Polygon', coordinates: [swapped] });
		expect(faults).toEqual([{ value: '[11,104]', reason: expect.stringMatching(/position 1 is swapped/) }]);
	});

	it('asks for WGS 84 where coordinates are metres', () => {
		const metres = square.map(([lon, lat]) => [lon! * 4000, lat! * 100_000]);
		expect(reasonsAgainst(metres)).toEqual([expect.stringMatching(/convert the file to WGS 84/)]);
	});

	it('refuses a ring that does not end where it began', () => {
		expect(reasonsAgainst(square.slice(0, 4))).toEqual([
			expect.stringMatching(/^polygon 1, ring 1 is not closed/)
		]);
	});

	it.each([
		[1, [[104, 11]]],
		[2, [square[0], square[1], square[0]]],
		[2, [square[0], square[1], square[0], square[1], square[0]]]
	])('refuses a closed ring of %i different positions', (count, ring) => {
		const words = count === 1 ? '1 different position;' : `${count} different positions;`;
		expect(reasonsAgainst(ring)).toEqual([expect.stringContaining(words)]);
	});

	it('tells the faults of all rings in one run', () => {
		expect(reasonsAgainst(square.slice(1), [], [[11, 104]])).toHaveLength(3);
	});

	it('takes every closed ring of degrees that are not swapped, whatever its size', () => {
		const position = fc.tuple(
			fc.double({ min: -180, max: 0, noNaN: true }),
			fc.double({ min: -90, max: 90, noNaN: true })
		);
		const ring = fc.uniqueArray(position, { minLength: 3, maxLength: 30, selector: String });
		fc.assert(
			fc.property(ring, (open) => {
				const closed = [...open, open[0]!];
				const { geometry, faults } = readAreaGeometry({ type: 'Polygon', coordinates: [closed] });
				expect(faults).toEqual([]);
				expect(geometry?.coordinates).toEqual([[closed]]);
			})
		);
	});

	it('answers anything at all with a geometry or with a fault, never with both or neither', () => {
		fc.assert(
			fc.property(fc.constantFrom('Polygon', 'MultiPolygon', 'Line'), fc.jsonValue(), (type, coordinates) => {
				const { geometry, faults } = readAreaGeometry({ type, coordinates });
				expect(geometry === null).toBe(faults.length > 0);
			})
		);
	});
});
