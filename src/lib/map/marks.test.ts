import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOfActivity, nameCompounds } from '#lib/map/marks/compounds.ts';
import { namePeople, toPeopleScale, toRadius } from '#lib/map/marks/people.ts';
import { toEighths, toSpans } from '#lib/map/marks/shapes.ts';
import { toMark } from '#lib/map/marks.ts';

describe('toRadius', () => {
	it('puts the area in proportion, not the radius: four times the people, twice the radius', () => {
		const scale = toPeopleScale([{ low: 1600, best: 1600, high: 1600 }]);
		expect(toRadius(1600, scale)).toBe(26);
		expect(toRadius(400, scale)).toBe(13);
	});

	it('draws the greatest end of a range just as large as fits', () => {
		const scale = toPeopleScale([{ low: 100, best: null, high: 2500 }]);
		expect(toRadius(2500, scale)).toBe(26);
	});

	it('does not blow up small numbers', () => {
		const scale = toPeopleScale([{ low: 4, best: 4, high: 4 }]);
		expect(toRadius(4, scale)).toBeLessThan(4);
		expect(toRadius(0, scale)).toBe(0);
	});
});

describe('namePeople', () => {
	const scale = toPeopleScale([]);

	it('tells not known from nobody, and an open end from none', () => {
		expect(namePeople({ low: 0, best: null, high: null }, scale)).toBe('people:not_known');
		expect(namePeople({ low: 0, best: 0, high: 0 }, scale)).toBe('people:zero');
		expect(namePeople({ low: 100, best: null, high: null }, scale)).toBe('people:13:-:-');
		expect(namePeople({ low: 100, best: 100, high: 400 }, scale)).toBe('people:13:13:26');
	});

	it('gives "at least" a tick outward and no ring, and a range a dashed ring and no tick', () => {
		const open = toMark('people:13:-:-').parts;
		expect(open.filter(({ fill }) => fill).length).toBe(1);
		expect(open.filter(({ stroke, dash }) => stroke && !dash).map(({ d }) => d.startsWith('M9.2'))).toEqual([
			true
		]);
		const range = toMark('people:13:-:26').parts;
		expect(range.filter(({ dash }) => dash).length).toBe(1);
		expect(range.length).toBe(2);
	});
});

describe('compounds', () => {
	it('are not known where what was said is too old, or was never said', () => {
		expect(groupOfActivity('active', true)).toBe('active');
		expect(groupOfActivity('active', false)).toBe('unknown');
		expect(groupOfActivity(null, false)).toBe('unknown');
		expect(groupOfActivity('reopened', true)).toBe('active');
	});

	it('together are named by their shares', () => {
		expect(nameCompounds({ active: 1, partly: 1, closed: 0, unknown: 2 })).toBe('compounds:2-2-0-4');
	});
});

describe('toEighths', () => {
	it('adds up to eight and leaves out nobody who is there', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 5 }), (counts) => {
				const eighths = toEighths(counts);
				const isEmpty = counts.every((count) => count === 0);
				expect(eighths.reduce((sum, share) => sum + share, 0)).toBe(isEmpty ? 0 : 8);
				expect(eighths.map((share) => share > 0)).toEqual(counts.map((count) => count > 0));
			})
		);
	});

	it('keeps what is much larger larger', () => {
		expect(toEighths([1, 1, 98])).toEqual([1, 1, 6]);
	});
});

describe('toSpans', () => {
	it('fills the whole and leaves out what is not there', () => {
		expect(toSpans([2, 0, 6])).toEqual([
			{ index: 0, from: 0, to: 0.25 },
			{ index: 2, from: 0.25, to: 1 }
		]);
	});
});
