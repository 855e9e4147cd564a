import { describe, expect, it } from 'vitest';
import type { ShelterOccupancy } from '#lib/domain/accommodation.ts';
import { toCells } from '#lib/domain/cells.ts';
import { NOT_KNOWN, ZERO } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { findSamePeople } from '#lib/domain/overlap.ts';
import { summariseTier, type TierMaterial } from '#lib/domain/tiers.ts';
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
	overlapGroups: [],
	takenOff: [],
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

	it('adds nothing for a shelter that is set aside, nor takes its day', () => {
		const both = figure({ livingSituation: 'ngo_shelter', referenceOn: '2026-02-18', overlapGroups: ['G'] });
		const [cell] = toCells([{ ...both, estimate: people(200) }], AS_OF);
		const [open, other] = [shelter({ overlapGroups: ['G'] }), shelter({ estimate: people(7) })];
		const samePeople = findSamePeople([cell!, open]);
		const summary = summarise([], {
			cells: [cell!],
			samePeople,
			shelters: [open, { ...other, basis: 'figures' }]
		});
		expect(samePeople.map(({ counter }) => counter)).toEqual([open]);
		expect(summary).toMatchObject({ estimate: people(207), newestOn: '2026-02-18' });
	});
});
