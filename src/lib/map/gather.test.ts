import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherRecords, listCodes, type PlacedRecord } from '#lib/map/gather.ts';
import { toPixels } from '#lib/map/mercator.ts';

const record = (code: string, lon: number, lat: number, more: Partial<PlacedRecord> = {}): PlacedRecord => ({
	...{ code, area: 'KH18', at: [lon, lat], precision: 'site', group: 'raid', count: 1 },
	...more
});

describe('gatherRecords', () => {
	it('makes one mark of records that are known to one town', () => {
		const town = { precision: 'town' } as const;
		const [mark, ...others] = gatherRecords(
			[
				record('A', 103.5, 10.6, town),
				record('B', 103.5, 10.6, { ...town, group: 'death' }),
				record('C', 103.5, 10.6, town)
			],
			16
		);
		expect(others).toEqual([]);
		expect(mark).toMatchObject({
			count: 3,
			precision: 'town',
			groups: [
				['raid', 2],
				['death', 1]
			]
		});
		expect(listCodes(mark!)).toEqual(['A', 'B', 'C']);
	});

	it('never makes one point of a site and a town that have the same coordinates', () => {
		const found = gatherRecords(
			[record('A', 103.5, 10.6), record('B', 103.5, 10.6, { precision: 'town' })],
			16
		);
		expect(found.map(({ precision }) => precision).sort()).toEqual(['site', 'town']);
	});

	it('says of near records at several places that they are at none', () => {
		const [mark] = gatherRecords([record('A', 103.5, 10.6), record('B', 103.51, 10.6)], 7);
		expect(mark).toMatchObject({ count: 2, precision: null });
	});

	it('shows near sites apart as one zooms in', () => {
		const sites = [record('A', 103.5, 10.6), record('B', 103.51, 10.6)];
		expect([7, 13].map((zoom) => gatherRecords(sites, zoom).length)).toEqual([1, 2]);
	});

	it('does not know the codes of records that the database counted', () => {
		const [mark] = gatherRecords(
			[record('A', 103.5, 10.6), record('', 103.5, 10.6, { code: null, count: 7 })],
			9
		);
		expect(mark!.count).toBe(8);
		expect(listCodes(mark!)).toEqual(['A']);
	});

	const records = fc.array(
		fc
			.record({
				lon: fc.double({ min: 102, max: 108, noNaN: true }),
				lat: fc.double({ min: 10, max: 15, noNaN: true }),
				precision: fc.constantFrom('site' as const, 'town' as const),
				count: fc.integer({ min: 1, max: 9 })
			})
			.map(({ lon, lat, ...more }) => record('X', lon, lat, more)),
		{ maxLength: 60 }
	);

	it('loses and invents nobody, and lays no mark over another', () => {
		fc.assert(
			fc.property(records, fc.constantFrom(5, 6.5, 8, 11), (given, zoom) => {
				const marks = gatherRecords(given, zoom);
				const sum = (all: readonly { count: number }[]) => all.reduce((total, { count }) => total + count, 0);
				expect(sum(marks)).toBe(sum(given));
				expect(marks.flatMap((mark) => mark.records)).toHaveLength(given.length);
				const places = marks.map(({ at }) => toPixels(at, zoom));
				for (const [place, [x, y]] of places.entries()) {
					for (const [otherX, otherY] of places.slice(place + 1)) {
						expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(39.9);
					}
				}
			})
		);
	});

	it('takes 25,000 records in well under the time of a repaint', () => {
		const many = Array.from({ length: 25_000 }, (_, n) =>
			record(`E${n}`, 102.3 + ((n * 7919) % 5400) / 1000, 10.4 + ((n * 104729) % 4300) / 1000)
		);
		gatherRecords(many, 7);
		const start = performance.now();
		gatherRecords(many, 7);
		// 150 ms is the budget of a whole repaint on an idle machine; tests share theirs.
		expect(performance.now() - start).toBeLessThan(150);
	});
});
