import { describe, expect, it } from 'vitest';
import type { ShelterOccupancy } from '#lib/domain/accommodation.ts';
import { addUp } from '#lib/domain/adding.ts';
import { toCells } from '#lib/domain/cells.ts';
import { NOT_KNOWN, ZERO } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { findSamePeople } from '#lib/domain/overlap.ts';
import { summariseTier, toTierPart, type TierMaterial } from '#lib/domain/tiers.ts';
import { AS_OF, figure, people } from '../../../tests/support/domain-figures.ts';

const summarise = (figures: Figure[], given: Partial<TierMaterial> = {}) => {
	const cells = toCells(figures, AS_OF);
	const samePeople = findSamePeople(cells);
	return summariseTier({
		tier: 'without_shelter',
		areaCode: 'KH12',
		cells,
		samePeople,
		shelters: [],
		givenWay: [],
		...given
	});
};
const shelter = (given: Partial<ShelterOccupancy>): ShelterOccupancy => ({
	shelter: { code: 'S-1', dataset: 'public_record', areaCode: 'KH12', intervalDays: null },
	report: {
		id: 1,
		revision: 1,
		shelterCode: 'S-1',
		reportedOn: '2026-02-20',
		status: 'open',
		closingOn: null,
		occupancy: 150
	},
	freshness: 'up_to_date',
	estimate: people(150),
	basis: 'report',
	...given
});

describe('summariseTier', () => {
	it('adds situations and shelters', () => {
		const street = figure({ referenceOn: '2026-02-18' });
		expect(summarise([street], { shelters: [shelter({})] })).toMatchObject({
			estimate: people(250),
			hasFigures: true,
			newestOn: '2026-02-20'
		});
	});

	it('has no figures where there never was one', () => {
		expect(summarise([])).toMatchObject({ estimate: NOT_KNOWN, hasFigures: false, newestOn: null });
	});

	it('takes no day from what is not current, but from a closure', () => {
		const old = figure({ referenceOn: '2025-01-01' });
		expect(summarise([old], { shelters: [shelter({ basis: 'expired' })] }).newestOn).toBeNull();
		const closed = shelter({ basis: 'closed', estimate: ZERO });
		expect(summarise([], { shelters: [closed] })).toMatchObject({ estimate: ZERO, newestOn: '2026-02-20' });
	});

	it('counts a shelter for nothing where figures stand for it', () => {
		const standing = shelter({ basis: 'figures', estimate: null });
		expect(summarise([figure()], { shelters: [standing] }).estimate).toEqual(people(100));
		expect(summarise([], { shelters: [standing] }).hasFigures).toBe(false);
	});
});

describe('toTierPart', () => {
	/** The total goes for the embassy, that for the nationality, and the nationality with its total. */
	const circle = [
		figure({ code: 'D-1', estimate: people(10), overlapGroups: ['G'] }),
		figure({ code: 'D-2', nationalities: ['UG'], estimate: people(50), overlapGroups: ['H'] }),
		figure({
			code: 'D-3',
			livingSituation: 'embassy_premises',
			estimate: people(20),
			overlapGroups: ['G', 'H']
		})
	];

	it('is not known, and not zero, where every figure is set aside', () => {
		const tier = summarise(circle);
		expect(tier.samePeople).toHaveLength(3);
		expect(tier).toMatchObject({ estimate: NOT_KNOWN, hasFigures: true, situations: [] });
		expect(addUp([toTierPart(tier)!, toTierPart(summarise([figure()]))!])).toEqual(people(100, null));
	});

	it('is undefined where there never was a figure', () => {
		expect(toTierPart(summarise([]))).toBeUndefined();
	});
});
