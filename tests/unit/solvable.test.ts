import { describe, expect, it } from 'vitest';
import { listDetermined, type Equation } from '../support/solvable.ts';

describe('listDetermined', () => {
	it('finds what a difference, a sum of differences and four equations give away', () => {
		expect(listDetermined([{ a: 1, b: 1 }, { a: 1 }])).toEqual(['a', 'b']);
		expect(
			listDetermined([
				{ a: 1, b: 1, c: 1 },
				{ a: 1, b: 1 }
			])
		).toEqual(['c']);
		const four: Equation[] = [
			{ a: 1, b: 1 },
			{ b: 1, c: 1 },
			{ c: 1, d: -1 },
			{ a: 1, d: -1, e: 1 }
		];
		expect(listDetermined(four)).toEqual(['e']);
	});

	it('finds nothing where every equation has an unknown of its own', () => {
		expect(
			listDetermined([
				{ a: 1, b: 1 },
				{ b: 1, c: 1 },
				{ c: 1, d: 1 }
			])
		).toEqual([]);
		expect(listDetermined([])).toEqual([]);
	});
});
