import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIVING_SITUATIONS } from '#lib/domain/figures.ts';
import {
	COMPOUND_STATUS_INTERVAL,
	COUNTRY_MEASURE_INTERVAL,
	defaultInterval,
	FRESHNESS_STATES,
	freshnessOf,
	INTERVALS,
	isCurrent,
	isInterval,
	SHELTER_REPORT_INTERVAL
} from '#lib/domain/freshness.ts';

describe('freshnessOf', () => {
	it.each([
		[1, 1, 2, 3],
		[7, 7, 14, 21],
		[14, 14, 21, 28],
		[30, 30, 44, 60],
		[90, 90, 120, 180],
		[180, 180, 270, 360]
	])(
		'with interval %i is due at %i, overdue at %i, expired at %i days',
		(interval, due, overdue, expired) => {
			expect(freshnessOf(0, interval)).toBe('up_to_date');
			expect(freshnessOf(due - 1, interval)).toBe('up_to_date');
			expect(freshnessOf(due, interval)).toBe('due');
			expect(freshnessOf(overdue - 1, interval)).toBe('due');
			expect(freshnessOf(overdue, interval)).toBe('overdue');
			expect(freshnessOf(expired - 1, interval)).toBe('overdue');
			expect(freshnessOf(expired, interval)).toBe('expired');
		}
	);

	it('never becomes fresher with age', () => {
		const anyInterval = fc.constantFrom(...Object.keys(INTERVALS).map(Number));
		fc.assert(
			fc.property(anyInterval, fc.nat(500), fc.nat(500), (interval, age, more) => {
				const rank = (days: number) => FRESHNESS_STATES.indexOf(freshnessOf(days, interval));
				expect(rank(age + more)).toBeGreaterThanOrEqual(rank(age));
			})
		);
	});

	it('refuses an interval without a table, and what lies in the future', () => {
		expect(() => freshnessOf(3, 10)).toThrow(/10 days; use one of 1, 7, 14, 30, 90, 180/);
		expect(() => freshnessOf(-1, 7)).toThrow(RangeError);
	});
});

describe('isCurrent', () => {
	it('holds until something expires', () => {
		expect(FRESHNESS_STATES.filter(isCurrent)).toEqual(['up_to_date', 'due', 'overdue']);
	});
});

describe('defaultInterval', () => {
	it('is a week in the open and in accommodation, two weeks elsewhere', () => {
		expect(LIVING_SITUATIONS.filter((situation) => defaultInterval(situation) === 7)).toEqual([
			'street',
			'forest_or_rural',
			'embassy_premises',
			'ngo_shelter',
			'government_shelter'
		]);
		expect(LIVING_SITUATIONS.filter((situation) => defaultInterval(situation) === 14)).toEqual([
			'crowded_housing',
			'guesthouse',
			'unknown',
			'immigration_detention',
			'police_custody',
			'left_country'
		]);
	});
});

describe('isInterval', () => {
	it('knows every default', () => {
		const defaults = [SHELTER_REPORT_INTERVAL, COUNTRY_MEASURE_INTERVAL, COMPOUND_STATUS_INTERVAL];
		expect(defaults).toEqual([7, 90, 180]);
		for (const days of [...defaults, ...LIVING_SITUATIONS.map(defaultInterval)]) {
			expect(isInterval(days)).toBe(true);
		}
	});

	it('refuses any other number', () => expect([0, 2, 10, 365, -7, NaN].some(isInterval)).toBe(false));
});
