import { describe, expect, it } from 'vitest';
import { listGapCases, sumGapCase } from '../support/gap-fixtures.ts';

describe('the worked cases of the gap, by the domain', () => {
	const cases = listGapCases();

	it('are thirty at least, each with a name of its own', () => {
		expect(cases.length).toBeGreaterThanOrEqual(30);
		expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
	});

	it.each(cases)('$name: $why', (one) => {
		expect(sumGapCase(one)).toEqual(one.expected);
	});
});
