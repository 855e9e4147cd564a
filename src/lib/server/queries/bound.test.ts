import { describe, expect, it } from 'vitest';
import { refuseMore, TooMany } from '#lib/server/queries/bound.ts';

describe('refuseMore', () => {
	it('gives back what is within the bound', () => {
		expect(refuseMore([1, 2], 2, 'shelters')).toEqual([1, 2]);
	});

	it('says what there is too much of, and what to do, and gives no part of it', () => {
		expect(() => refuseMore([1, 2, 3], 2, 'shelters')).toThrow(TooMany);
		expect(() => refuseMore([1, 2, 3], 2, 'shelters')).toThrow(/more than 2 shelters .* Ask for one area/);
	});
});
