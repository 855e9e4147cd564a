import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMatched, type Supply } from '#lib/domain/max-flow.ts';

/** Tries every way to give people beds, one person at a time. */
function countByTrying(supplies: readonly Supply[], beds: readonly number[]): number {
	const people = supplies.flatMap(({ people, sites }) => Array.from({ length: people }, () => sites));
	const most = (at: number, free: readonly number[]): number => {
		const sites = people[at];
		if (!sites) return 0;
		const without = most(at + 1, free);
		return sites
			.filter((site) => free[site]! > 0)
			.reduce(
				(best, site) =>
					Math.max(
						best,
						1 +
							most(
								at + 1,
								free.map((beds, other) => (other === site ? beds - 1 : beds))
							)
					),
				without
			);
	};
	return most(0, beds);
}

const SITES = 3;
const anySites = fc.subarray([0, 1, 2]);
const anySupplies = fc.array(fc.record({ people: fc.nat(3), sites: anySites }), { maxLength: 3 });
const anyBeds = fc.array(fc.nat(4), { minLength: SITES, maxLength: SITES });

describe('countMatched', () => {
	it('gives each bed to one person, and moves people where others can go nowhere else', () => {
		const women = { people: 30, sites: [0, 1] };
		const men = { people: 50, sites: [1] };
		expect(countMatched([women, men], [40, 45])).toBe(75);
		expect(countMatched([men, women], [40, 45])).toBe(75);
		expect(
			countMatched(
				[
					{ people: 10, sites: [1] },
					{ people: 10, sites: [0, 1] }
				],
				[10, 10]
			)
		).toBe(20);
	});

	it('gives people without a number every bed that they may enter', () => {
		expect(countMatched([{ people: Infinity, sites: [1] }], [7, 5])).toBe(5);
	});

	it('gives nobody a bed where there are no people, no sites or no beds', () => {
		expect(countMatched([], [3])).toBe(0);
		expect(countMatched([{ people: 3, sites: [] }], [3])).toBe(0);
		expect(countMatched([{ people: 3, sites: [0] }], [0])).toBe(0);
	});

	it('equals trying every way', () => {
		fc.assert(
			fc.property(anySupplies, anyBeds, (supplies, beds) => {
				expect(countMatched(supplies, beds)).toBe(countByTrying(supplies, beds));
			}),
			{ numRuns: 400 }
		);
	});

	it('grows by at most one with each person and each bed, and never shrinks', () => {
		fc.assert(
			fc.property(anySupplies, anyBeds, fc.nat(SITES - 1), anySites, (supplies, beds, site, sites) => {
				const before = countMatched(supplies, beds);
				const moreBeds = beds.map((free, at) => (at === site ? free + 1 : free));
				for (const after of [
					countMatched([...supplies, { people: 1, sites }], beds),
					countMatched(supplies, moreBeds)
				]) {
					expect(after).toBeGreaterThanOrEqual(before);
					expect(after).toBeLessThanOrEqual(before + 1);
				}
			})
		);
	});

	it('asks nothing of the order of people and sites', () => {
		fc.assert(
			fc.property(anySupplies, anyBeds, (supplies, beds) => {
				const turned = supplies.map(({ people, sites }) => ({
					people,
					sites: sites.map((site) => SITES - 1 - site)
				}));
				expect(countMatched([...turned].reverse(), [...beds].reverse())).toBe(countMatched(supplies, beds));
			})
		);
	});
});
