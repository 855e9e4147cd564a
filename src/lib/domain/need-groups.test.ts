import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumEstimates } from '#lib/domain/estimate.ts';
import { NOTHING_KNOWN, toNeedGroups } from '#lib/domain/need-groups.ts';
import { summarise } from '#lib/domain/summary.ts';
import { anyInput } from '../../../tests/support/any-summary-input.ts';
import { expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { figure, people } from '../../../tests/support/domain-figures.ts';

const asOf = '2026-02-22';
const groupsOf = (...figures: ReturnType<typeof figure>[]) => {
	const summary = summarise({ figures, shelters: [], reports: [], events: [], areaCodes: ['KH12'], asOf });
	return toNeedGroups(summary.areas[0]!.tiers.without_shelter);
};
const onStreet = (code: string, nationalities: string[] | null, count: ReturnType<typeof people>) =>
	figure({
		...{
			code,
			areaCode: 'KH12',
			livingSituation: 'street',
			referenceOn: asOf,
			nationalities,
			estimate: count
		},
		publisher: `publisher of ${code}`
	});

describe('toNeedGroups', () => {
	it('knows nothing of people whom nobody counted', () => {
		expect(groupsOf()).toEqual([{ attributes: NOTHING_KNOWN, people: { low: 0, best: null, high: null } }]);
	});

	it('knows the nationality of those counted by it, and nothing of the rest', () => {
		expect(
			groupsOf(onStreet('A', null, people(100, 110, 120)), onStreet('B', ['KE'], people(30, 35, 40)))
		).toEqual([
			{ attributes: { ...NOTHING_KNOWN, nationality: 'KE' }, people: { low: 30, best: 30, high: 30 } },
			{ attributes: NOTHING_KNOWN, people: { low: 70, best: 80, high: 90 } }
		]);
	});

	it('knows of people of several nationalities no single one', () => {
		expect(groupsOf(onStreet('A', ['KE', 'UG'], people(20))).map(({ attributes }) => attributes)).toEqual([
			NOTHING_KNOWN
		]);
	});

	it('adds up to the tier, end by end', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				for (const { tiers } of summarise(input).areas) {
					const groups = toNeedGroups(tiers.without_shelter);
					for (const group of groups) expectOrdered(group.people);
					const sum = sumEstimates(groups.map((group) => group.people));
					expect(sum).toEqual(tiers.without_shelter.estimate);
				}
			}),
			{ numRuns: 40 }
		);
	});
});
