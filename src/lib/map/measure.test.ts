import { describe, expect, it } from 'vitest';
import { countInside } from '#lib/map/inside.ts';
import { measureLength, measureSurface, toPointAway, toShape, toSketchFeatures } from '#lib/map/measure.ts';
import { readRing, writeRing } from '#lib/map/ring.ts';
import type { SituationArea } from '#lib/map/situation.ts';

describe('measuring', () => {
	it('takes a degree along the equator for 111.2 km, and adds the parts of a way', () => {
		expect(
			measureLength([
				[104, 0],
				[105, 0]
			])
		).toBeCloseTo(111.2, 1);
		expect(
			measureLength([
				[104, 0],
				[105, 0],
				[104, 0]
			])
		).toBeCloseTo(222.4, 1);
		expect(measureLength([[104, 0]])).toBe(0);
	});

	it('takes a circle of 10 km for a little less than π · 100 km²', () => {
		const shape = toShape('circle', [[104.9, 11.5], toPointAway([104.9, 11.5], 10)])!;
		expect(measureSurface(shape)).toBeGreaterThan(311);
		expect(measureSurface(shape)).toBeLessThan(314.2);
	});

	it('makes no shape of a way, nor of two corners', () => {
		expect(
			toShape('distance', [
				[104, 11],
				[105, 11],
				[105, 12]
			])
		).toBeNull();
		expect(
			toShape('area', [
				[104, 11],
				[105, 11]
			])
		).toBeNull();
		expect(
			toSketchFeatures('area', [
				[104, 11],
				[105, 11]
			]).features.map(({ geometry }) => geometry.type)
		).toEqual(['LineString', 'Point', 'Point']);
	});
});

describe('a ring in an address', () => {
	it('is read as it was written, closed', () => {
		const ring = [
			[104.1, 11.2],
			[105.3, 11.25],
			[104.9, 12],
			[104.1, 11.2]
		] as [number, number][];
		expect(writeRing(ring)).toBe('104.1,11.2;105.3,11.25;104.9,12');
		expect(readRing(writeRing(ring))).toEqual(ring);
	});

	it.each([
		['', 'nothing'],
		['104,11;105,11', 'two points'],
		['104,11;105,11;x,12', 'words'],
		['104,11;105,11;105', 'half a point'],
		['104,11;105,11;104,', 'a missing number'],
		['104,11;105,11;104,95', 'a latitude beyond the map'],
		['1;DROP TABLE areas;2', 'SQL'],
		[Array.from({ length: 201 }, (_, n) => `${n / 10},1`).join(';'), 'too many points']
	])('%.20s is none: %s', (text) => {
		expect(readRing(text)).toBeNull();
	});
});

describe('countInside', () => {
	const area = (pcode: string, people: SituationArea['people']): SituationArea => ({
		...{ pcode, nameEn: pcode, nameKm: null, at: [104, 11], path: '', freshness: 'expired', shelters: 0 },
		people
	});
	const placed = (code: string) => ({
		...{ code, area: null, at: [104, 11] as const, precision: 'town' as const, group: 'raid', count: 1 }
	});
	const answer = {
		compounds: { inside: ['C1', 'C2'], perhaps: ['C3'] },
		events: { inside: [], perhaps: ['E1'] },
		areas: { inside: ['KH12', 'KH24'], perhaps: ['KH08'] }
	};

	it('counts only what the filter lets pass, and perhaps apart', () => {
		const situation = { areas: [], compounds: [placed('C1'), placed('C3')], events: [] };
		const counts = countInside(answer, situation);
		expect(counts.compounds).toEqual({ inside: 1, perhaps: 1 });
		expect(counts.events).toEqual({ inside: 0, perhaps: 0 });
	});

	it('adds people of whole areas as a range, and is open where one is not known', () => {
		const known = { low: 10, best: 12, high: 20 };
		const of = (people: SituationArea['people']) =>
			countInside(answer, { areas: [area('KH12', known), area('KH24', people)], compounds: [], events: [] })
				.people;
		expect(of({ low: 1, best: 1, high: 1 })).toEqual({ low: 11, best: 13, high: 21 });
		expect(of(null)).toEqual({ low: 10, best: null, high: null });
	});

	it('knows nothing of people where no area is wholly inside', () => {
		const counts = countInside(
			{ ...answer, areas: { inside: [], perhaps: [] } },
			{ areas: [], compounds: [], events: [] }
		);
		expect(counts.people).toEqual({ low: 0, best: null, high: null });
	});
});
