import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOccupancies, giveWay } from '#lib/domain/accommodation.ts';
import { addDays } from '#lib/domain/day.ts';
import { NOT_KNOWN, ZERO } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { SHELTER_STATUSES, type Shelter, type ShelterReport } from '#lib/domain/shelters.ts';
import { expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { AS_OF, figure, people, shuffled } from '../../../tests/support/domain-figures.ts';

const shelter = (given: Partial<Shelter> = {}): Shelter => ({
	code: 'S-1',
	dataset: 'public_record',
	areaCode: 'KH12',
	intervalDays: null,
	...given
});
const report = (given: Partial<ShelterReport> = {}): ShelterReport => ({
	id: 1,
	revision: 1,
	shelterCode: 'S-1',
	reportedOn: AS_OF,
	status: 'open',
	closingOn: null,
	occupancy: 150,
	...given
});
const linked = (given: Partial<Figure> = {}) =>
	figure({ livingSituation: 'ngo_shelter', shelterCode: 'S-1', ...given });
const NONE = { standing: [], givenWay: [] };
const count = (reports: Partial<ShelterReport>[], of: Partial<Shelter> = {}, standing: Figure[] = []) => {
	const [state] = countOccupancies([shelter(of)], reports.map(report), { ...NONE, standing }, AS_OF);
	return [state?.basis, state?.estimate];
};

describe('countOccupancies', () => {
	it('takes the occupancy of the latest report', () => {
		expect(count([{ reportedOn: '2026-02-21', occupancy: 9, revision: 7 }, {}])).toEqual([
			'report',
			people(150)
		]);
		expect(count([{ occupancy: 9 }, { revision: 2 }])).toEqual(['report', people(150)]);
		expect(count([{ occupancy: 9 }, { id: 2 }])).toEqual(['report', people(150)]);
		expect(count([{}, { reportedOn: null, occupancy: 9, revision: 7 }])).toEqual(['report', people(150)]);
	});

	it('looks at no report after the day asked for', () => {
		expect(count([{ reportedOn: '2026-02-23' }])).toEqual(['never_reported', NOT_KNOWN]);
	});

	it('is not known where a current report gives no number, and zero where it gives zero', () => {
		expect(count([{ occupancy: null }])).toEqual(['report', NOT_KNOWN]);
		expect(count([{ occupancy: 0 }])).toEqual(['report', ZERO]);
	});

	it('expires after 21 days, or as the shelter itself is expected to report', () => {
		expect(count([{ reportedOn: '2026-02-02' }])).toEqual(['report', people(150)]);
		expect(count([{ reportedOn: '2026-02-01' }])).toEqual(['expired', NOT_KNOWN]);
		expect(count([{ reportedOn: '2026-02-01' }], { intervalDays: 30 })).toEqual(['report', people(150)]);
		expect(count([{ reportedOn: '2026-02-19' }], { intervalDays: 1 })).toEqual(['expired', NOT_KNOWN]);
	});

	it('is zero once closed, however long ago, until a later report says otherwise', () => {
		const closed = { status: 'closed', reportedOn: '2024-02-01', occupancy: null } as const;
		expect(count([closed])).toEqual(['closed', ZERO]);
		expect(count([closed, { reportedOn: '2026-02-20' }])).toEqual(['report', people(150)]);
	});

	it('is closed from the day it was to close', () => {
		const closing = { status: 'closing_on', reportedOn: '2026-02-20' } as const;
		expect(count([{ ...closing, closingOn: '2026-02-23' }])).toEqual(['report', people(150)]);
		expect(count([{ ...closing, closingOn: '2026-02-22' }])).toEqual(['closed', ZERO]);
	});

	it('is not known where reports give no day, even of closing', () => {
		expect(count([{ reportedOn: null }])).toEqual(['undated', NOT_KNOWN]);
		expect(count([{ reportedOn: null, status: 'closed' }])).toEqual(['undated', NOT_KNOWN]);
	});

	it('leaves its people to linked figures where it has no dated report', () => {
		expect(count([], {}, [linked()])).toEqual(['figures', null]);
		expect(count([{ reportedOn: null }], {}, [linked()])).toEqual(['figures', null]);
		expect(count([{ reportedOn: '2024-01-01' }], {}, [linked()])).toEqual(['expired', NOT_KNOWN]);
		expect(count([], {}, [linked({ shelterCode: 'S-2' })])).toEqual(['never_reported', NOT_KNOWN]);
	});

	it('counts partly the same people as the figures that gave way to a current report, and to no other', () => {
		const givenWay = [
			linked({ overlapGroups: ['H', 'G'] }),
			linked({ code: 'D-2', overlapGroups: ['G'] }),
			linked({ code: 'D-3', shelterCode: 'S-2', overlapGroups: ['I'] })
		];
		const groupsOf = (given: Partial<ShelterReport>) =>
			countOccupancies([shelter()], [report(given)], { ...NONE, givenWay }, AS_OF)[0]?.overlapGroups;
		expect(groupsOf({})).toEqual(['G', 'H']);
		expect(groupsOf({ occupancy: null })).toEqual(['G', 'H']);
		expect(groupsOf({ status: 'closed' })).toEqual([]);
		expect(groupsOf({ reportedOn: '2025-01-01' })).toEqual([]);
	});

	it('keeps low ≤ best ≤ high, and gives each shelter once, whatever the order', () => {
		const anyReports = fc.array(
			fc.record({
				revision: fc.integer({ min: 1, max: 3 }),
				shelterCode: fc.constantFrom('S-1', 'S-2', 'S-9'),
				reportedOn: fc.option(fc.integer({ min: -3, max: 40 }).map((age) => addDays(AS_OF, -age))),
				status: fc.constantFrom(...SHELTER_STATUSES),
				closingOn: fc.option(fc.integer({ min: -3, max: 3 }).map((days) => addDays(AS_OF, days))),
				occupancy: fc.option(fc.nat(300))
			})
		);
		const anyCase = anyReports
			.map((all) => all.map((one, id) => report({ ...one, id })))
			.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
		fc.assert(
			fc.property(anyCase, ([reports, again]) => {
				const shelters = [shelter({ code: 'S-2' }), shelter()];
				const states = countOccupancies(shelters, reports, NONE, AS_OF);
				expect(states.map((state) => state.shelter.code)).toEqual(['S-1', 'S-2']);
				for (const { estimate } of states) expectOrdered(estimate ?? NOT_KNOWN);
				expect(countOccupancies(shelters, again, NONE, AS_OF)).toEqual(states);
			})
		);
	});
});

describe('giveWay', () => {
	const part = (one: Figure, reports: Partial<ShelterReport>[], shelters = [shelter()]) =>
		giveWay([one], shelters, reports.map(report), AS_OF).givenWay.length > 0;

	it('lets a figure give way to a dated report of its shelter, even an old one', () => {
		expect(part(linked(), [{}])).toBe(true);
		expect(part(linked(), [{ reportedOn: '2024-01-01' }])).toBe(true);
	});

	it('lets it stand where the report has no day, is still to come, or is of another shelter', () => {
		expect(part(linked(), [{ reportedOn: null }, { reportedOn: '2026-02-23' }, { shelterCode: 'S-2' }])).toBe(
			false
		);
	});

	it('lets it stand where the shelter is not counted, or the people are not in accommodation', () => {
		expect(part(linked(), [{}], [])).toBe(false);
		expect(part(linked({ livingSituation: 'street' }), [{}])).toBe(false);
		expect(part(linked({ shelterCode: null }), [{}])).toBe(false);
	});
});
