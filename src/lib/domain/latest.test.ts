import { describe, expect, it } from 'vitest';
import { groupBy } from '#lib/domain/grouping.ts';
import { compareKeys, pickLatest } from '#lib/domain/latest.ts';

describe('compareKeys', () => {
	it('lets the first part that differs decide', () => {
		expect(compareKeys(['2026-02-01', 9], ['2026-02-02', 1])).toBeLessThan(0);
		expect(compareKeys(['2026-02-02', 10], ['2026-02-02', 9])).toBeGreaterThan(0);
		expect(compareKeys(['a', 1], ['a', 1])).toBe(0);
	});

	it('orders text by code unit, not by language', () => {
		expect(compareKeys(['KH-D-10'], ['KH-D-9'])).toBeLessThan(0);
		expect(compareKeys(['Z'], ['a'])).toBeLessThan(0);
	});

	it('puts a key that runs out first', () => {
		expect(compareKeys(['a'], ['a', 1])).toBeLessThan(0);
		expect(compareKeys(['a', 1], ['a'])).toBeGreaterThan(0);
	});
});

describe('pickLatest', () => {
	it('returns the item with the greatest key, and undefined of none', () => {
		expect(pickLatest(['b', 'c', 'a'], (item) => [item])).toBe('c');
		expect(pickLatest([], () => [0])).toBeUndefined();
	});
});

describe('groupBy', () => {
	it('keeps items and keys in the order they came', () => {
		expect([...groupBy(['bo', 'ax', 'by'], (word) => word[0]!)]).toEqual([
			['b', ['bo', 'by']],
			['a', ['ax']]
		]);
	});
});
