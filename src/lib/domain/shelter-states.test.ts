import { describe, expect, it } from 'vitest';
import { countOccupancies } from '#lib/domain/accommodation.ts';
import { groupByArea, isTooOld, passesFilter, statusOf } from '#lib/domain/shelter-states.ts';
import type { ShelterReport } from '#lib/domain/shelters.ts';
import { people } from '../../../tests/support/domain-figures.ts';

/** The shelters of the public record: area, and day, status and people of the report. */
const ROWS = [
	['KH-S-001', 'KH12', '2026-02-05', 'full', 150],
	['KH-S-002', 'KH12', '2026-02-03', 'open', 1213],
	['KH-S-003', 'KH12', '2026-01-24', 'unknown', 300],
	['KH-S-004', null, '2026-02-24', 'open', null],
	['KH-S-005', null, null, 'unknown', null],
	['KH-S-006', null, '2024-06-01', 'unknown', null],
	['KH-S-007', 'KH01', '2021-06-01', 'unknown', null],
	['KH-S-008', 'KH12', '2019-06-01', 'unknown', null]
] as const;

const shelters = ROWS.map(([code, areaCode]) => ({
	...{ code, areaCode, dataset: 'public_record' as const, intervalDays: null }
}));
const reports = ROWS.map(([shelterCode, , reportedOn, status, occupancy], id): ShelterReport => ({
	...{ id, revision: 1, shelterCode, reportedOn, status, closingOn: null, occupancy }
}));
const NONE = { standing: [], givenWay: [] };
const on = (asOf: string) => countOccupancies(shelters, reports, NONE, asOf);

describe('groupByArea', () => {
	it('counts registered, open and too old ones and their people on 5 February 2026', () => {
		expect(groupByArea(on('2026-02-05'), ['KH01', 'KH02', 'KH12'])).toEqual([
			{
				...{ areaCode: 'KH01', registered: 1, open: 0, tooOld: 1, people: people(null) },
				newestOn: '2021-06-01'
			},
			{ areaCode: 'KH02', registered: 0, open: 0, tooOld: 0, people: null, newestOn: null },
			// 150 and 1,213 and 300, and KH-S-008 whose report is of 2019.
			{
				...{ areaCode: 'KH12', registered: 4, open: 1, tooOld: 1, people: people(1663, null) },
				newestOn: '2026-02-05'
			},
			{
				...{ areaCode: null, registered: 3, open: 0, tooOld: 3, people: people(null) },
				newestOn: '2024-06-01'
			}
		]);
	});

	it('leaves out the row of those without a place where there are none', () => {
		expect(groupByArea([], ['KH01']).map(({ areaCode }) => areaCode)).toEqual(['KH01']);
	});

	it('counts a shelter of which only published figures tell as too old, and its people as not known here', () => {
		const figures = { ...on('2026-02-24')[4]!, basis: 'figures' as const, estimate: null };
		expect(groupByArea([figures], [])).toEqual([
			{ areaCode: null, registered: 1, open: 0, tooOld: 1, people: people(null), newestOn: null }
		]);
	});
});

describe('isTooOld', () => {
	it('is true for reports that expired or have no day, and false for a closed shelter however long ago', () => {
		const old = on('2026-02-24').filter(isTooOld);
		expect(old.map(({ shelter }) => shelter.code)).toEqual([
			...['KH-S-002', 'KH-S-003', 'KH-S-005', 'KH-S-006', 'KH-S-007', 'KH-S-008']
		]);
		expect(isTooOld({ basis: 'closed' })).toBe(false);
	});
});

describe('passesFilter', () => {
	const list = (
		area: string | null,
		status: Parameters<typeof passesFilter>[1]['status'],
		named: ReadonlySet<string> | null = null
	) =>
		on('2026-02-24')
			.filter((one) => passesFilter(one, { area, status }, named))
			.map(({ shelter }) => shelter.code);

	it('takes area and status together, and the shelters without a place for an area of their own', () => {
		expect(list(null, null)).toHaveLength(8);
		expect(list('KH12', 'full')).toEqual(['KH-S-001']);
		expect(list('place-not-known', null)).toEqual(['KH-S-004', 'KH-S-005', 'KH-S-006']);
		expect(list('KH12', 'closed')).toEqual([]);
	});

	it('takes those that a search found, and of none that found nothing', () => {
		expect(list(null, 'full', new Set(['KH-S-001', 'KH-S-004']))).toEqual(['KH-S-001']);
		expect(list(null, null, new Set())).toEqual([]);
	});

	it('takes a shelter that never reported for one whose status is not known', () => {
		const [never] = countOccupancies(shelters.slice(0, 1), [], NONE, '2026-02-24');
		expect(statusOf(never!)).toBe('unknown');
	});
});
