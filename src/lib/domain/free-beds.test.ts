import { describe, expect, it } from 'vitest';
import { countFreeBeds, type BedReport } from '#lib/domain/free-beds.ts';
import { NOT_KNOWN, ZERO, type Estimate } from '#lib/domain/estimate.ts';
import type { Freshness } from '#lib/domain/freshness.ts';

const DAY = '2026-02-22';
const OPEN: BedReport = { status: 'open', closingOn: null, capacity: 40, occupancy: 15 };
const exactly = (beds: number): Estimate => ({ low: beds, best: beds, high: beds });
const atMost = (beds: number): Estimate => ({ low: 0, best: null, high: beds });

describe('countFreeBeds', () => {
	it.each<[string, Partial<BedReport>, Freshness, number, Estimate]>([
		['open', {}, 'up_to_date', 0, exactly(25)],
		['open and due', {}, 'due', 5, exactly(20)],
		['open with more people than beds', { occupancy: 60 }, 'up_to_date', 0, ZERO],
		['open with all that is free held', {}, 'up_to_date', 30, ZERO],
		['open without an occupancy', { occupancy: null }, 'up_to_date', 10, atMost(30)],
		['open and overdue', {}, 'overdue', 5, atMost(20)],
		['open and overdue without an occupancy', { occupancy: null }, 'overdue', 0, atMost(40)],
		['open without a capacity', { capacity: null }, 'up_to_date', 0, NOT_KNOWN],
		['open and expired', {}, 'expired', 0, NOT_KNOWN],
		['full', { status: 'full' }, 'due', 0, ZERO],
		['full and overdue', { status: 'full' }, 'overdue', 0, NOT_KNOWN],
		['paused', { status: 'intake_paused' }, 'up_to_date', 0, ZERO],
		['suspended and expired', { status: 'suspended' }, 'expired', 0, NOT_KNOWN],
		['of unknown status', { status: 'unknown' }, 'up_to_date', 0, NOT_KNOWN],
		['closed long ago', { status: 'closed' }, 'expired', 0, ZERO],
		['closing later', { status: 'closing_on', closingOn: '2026-02-23' }, 'up_to_date', 0, exactly(25)],
		['closing today', { status: 'closing_on', closingOn: DAY }, 'up_to_date', 0, ZERO]
	])('of a shelter that is %s', (_, given, freshness, held, expected) => {
		expect(countFreeBeds({ ...OPEN, ...given }, freshness, held, DAY).free).toEqual(expected);
	});

	it('of a shelter that never reported, or whose report has no day, is not known', () => {
		expect(countFreeBeds(null, null, 0, DAY)).toEqual({ free: NOT_KNOWN, basis: 'neverReported' });
		expect(countFreeBeds(OPEN, null, 0, DAY)).toEqual({ free: NOT_KNOWN, basis: 'undated' });
	});

	it.each<[string, Partial<BedReport>, Freshness]>([
		['reported', {}, 'due'],
		['overdue', {}, 'overdue'],
		['noOccupancy', { occupancy: null }, 'overdue'],
		['noCapacity', { capacity: null }, 'up_to_date'],
		['noIntake', { status: 'suspended' }, 'due'],
		['noIntakeOld', { status: 'full' }, 'overdue'],
		['statusUnknown', { status: 'unknown' }, 'due'],
		['expired', { status: 'full' }, 'expired'],
		['closed', { status: 'closed' }, 'expired']
	])('names its rule: %s', (basis, given, freshness) => {
		expect(countFreeBeds({ ...OPEN, ...given }, freshness, 0, DAY).basis).toBe(basis);
	});
});
