import distance from '@turf/distance';
import { describe, expect, it } from 'vitest';
import type { LocationPrecision } from '#lib/domain/compounds.ts';
import { drawSituation } from '#lib/map/drawing.ts';
import type { PlacedRecord } from '#lib/map/gather.ts';
import { isWide, toRing } from '#lib/map/rings.ts';

const event = (precision: LocationPrecision, code = 'KH-E-001', count = 1): PlacedRecord => ({
	...{ code, area: 'KH18', at: [103.53, 10.61], precision, group: 'raid', count }
});

const draw = (events: PlacedRecord[], compounds: PlacedRecord[] = [], zoom = 7) =>
	drawSituation({ areas: [], compounds, events }, ['events', 'compounds'], zoom).marks;

describe('a record on the map', () => {
	it.each(['town', 'district', 'province'] as const)(
		'known to its %s is a ring with a mark above or below it',
		(precision) => {
			const [ring, mark, ...others] = draw([event(precision)]);
			expect(others).toEqual([]);
			expect(ring).toMatchObject({ picture: 'ring:place', target: null, shift: [0, 0] });
			expect(mark!.shift).not.toEqual([0, 0]);
			expect(mark!.target).toEqual({ kind: 'record', stem: 'event', area: 'KH18', code: 'KH-E-001' });
		}
	);

	it.each(['site', 'vicinity'] as const)('known to its %s is a symbol at its point', (precision) => {
		const marks = draw([event(precision)]);
		expect(marks).toHaveLength(1);
		expect(marks[0]).toMatchObject({ picture: 'event:raid', shift: [0, 0] });
	});

	it('shares one ring with all others of its town', () => {
		const compound = { ...event('town', 'KH-C-001'), group: 'active:assessed' };
		const marks = draw([event('town'), event('town', 'KH-E-002')], [compound]);
		expect(marks.filter(({ picture }) => picture === 'ring:place')).toHaveLength(1);
		expect(marks.map(({ shift }) => Math.sign(shift[1])).sort()).toEqual([-1, 0, 1]);
	});

	it('stands below another of the same site, so that both are seen', () => {
		const compound = { ...event('site', 'KH-C-001'), group: 'active:assessed' };
		const drops = draw([event('site')], [compound]).map(({ shift }) => shift.join());
		expect(new Set(drops).size).toBe(2);
		expect(drops).toContain('0,0');
	});

	it('that the server only counted leads to a list and not to a record', () => {
		const [, mark] = draw([{ ...event('town'), code: null, count: 5 }]);
		expect(mark).toMatchObject({ count: 5, target: { kind: 'records', area: 'KH18', codes: [] } });
	});
});

describe('the ring on the ground', () => {
	it('takes the place of its sign as soon as it is wide enough to be seen', () => {
		const marks = draw([event('town')], [], 6);
		expect(marks.filter((mark) => isWide(mark, 6))).toEqual([]);
		expect(marks.filter((mark) => isWide(mark, 9)).map(({ id }) => id)).toEqual([marks[0]!.id]);
	});

	it('is as far from its middle on every side as the town is wide', () => {
		const [ring] = draw([event('town')]);
		const radii = toRing(ring!).map((edge) => distance([...ring!.at], [...edge], { units: 'kilometers' }));
		for (const radius of radii) expect(radius).toBeCloseTo(5, 3);
	});

	it('is around no place that is not known', () => {
		const [ring] = draw([event('town')]);
		expect(() => toRing({ ...ring!, precision: null })).toThrow(RangeError);
	});
});
