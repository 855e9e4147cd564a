import { describe, expect, it } from 'vitest';
import { listBalances, type Operation } from '#lib/domain/balance.ts';
import { codeOf } from '#lib/domain/counters.ts';
import { chooseFigure } from '#lib/domain/choosing.ts';
import { NOT_KNOWN, sumEstimates } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { summarise, type Summary, type SummaryInput } from '#lib/domain/summary.ts';
import { people } from '../../../tests/support/domain-figures.ts';
import {
	D_005,
	D_011,
	D_018,
	D_024,
	D_027,
	D_028,
	D_035,
	D_036,
	D_038,
	D_039,
	D_040,
	D_054,
	report,
	REPORTS,
	row,
	shelter,
	SHELTERS
} from '../../../tests/support/gap-case-rows.ts';

// The worked cases, on rows of the public record. Expected values are worked by hand.

function situation(asOf: string, figures: Figure[], given: Partial<SummaryInput> = {}): Summary {
	return summarise({ figures, shelters: [], reports: [], events: [], areaCodes: ['KH12'], asOf, ...given });
}

const phnomPenh = (summary: Summary) => summary.areas[0]!.tiers;

describe('W1: Phnom Penh on 5 February 2026, every interval 30', () => {
	const figures = [D_024, D_040, D_011, D_018, D_027, D_028].map((one) => ({ ...one, intervalDays: 30 }));
	const shelters = SHELTERS.map((one) => ({ ...one, intervalDays: 30 }));
	const summary = situation('2026-02-05', figures, { shelters, reports: REPORTS });

	it('knows of at least 1,000 without shelter', () => {
		expect(phnomPenh(summary).without_shelter.estimate).toEqual(people(1000, null));
		expect(phnomPenh(summary).without_shelter.estimate).toEqual({ low: 1000, best: null, high: null });
	});

	it('knows nothing of precarious housing', () => {
		expect(phnomPenh(summary).precarious).toMatchObject({ estimate: NOT_KNOWN, hasFigures: false });
	});

	it('counts 1,663 in accommodation by the reports, at least, as KH-S-008 gives no occupancy', () => {
		expect(phnomPenh(summary).accommodation.estimate).toEqual(people(1663, null));
		expect(phnomPenh(summary).accommodation.shelters.map(({ basis }) => basis)).toEqual([
			'report',
			'report',
			'report',
			'expired'
		]);
	});

	it('keeps the figures that gave way beside it: 1,663 to 1,863', () => {
		const { givenWay } = phnomPenh(summary).accommodation;
		expect(givenWay.map(({ code }) => code)).toEqual(['KH-D-018', 'KH-D-027', 'KH-D-028']);
		expect(sumEstimates(givenWay.map(({ estimate }) => estimate))).toEqual(people(1663, 1663, 1863));
	});
});

describe('W2: Phnom Penh on 22 February 2026', () => {
	const figures = [
		{ ...D_024, kind: 'peak' as const },
		D_040,
		D_011,
		D_018,
		D_027,
		D_028,
		D_036,
		D_038,
		D_054
	];
	const summary = situation('2026-02-22', figures, { shelters: SHELTERS, reports: REPORTS });

	it('does not know how many are without shelter: nothing is current, and a peak is no stock', () => {
		expect(phnomPenh(summary).without_shelter).toMatchObject({ estimate: NOT_KNOWN, hasFigures: true });
	});

	it('says what expired', () => {
		const setAside = phnomPenh(summary).without_shelter.cells.flatMap((cell) => cell.choice.setAside);
		expect(setAside.map(({ figure: { code }, reason }) => [code, reason])).toEqual([
			['KH-D-040', 'expired'],
			['KH-D-011', 'closed_by_event']
		]);
	});

	it('counts the Ugandans and Kenyans of KH-D-036 as precarious, at least 200', () => {
		expect(phnomPenh(summary).precarious.estimate).toEqual(people(200, null));
	});

	it('has KH-S-003 expired, so at least 150 + 1,213 in accommodation', () => {
		expect(phnomPenh(summary).accommodation.estimate).toEqual(people(1363, null));
	});

	it('shows the balance of the Indonesian register, at most 4,033, in no total', () => {
		const embassyRegister: Operation = {
			code: 'ID-embassy-registration-2026',
			direction: 'in',
			counterpart: 'ID-assisted-departures-2026',
			takesLeaversOff: false
		};
		const [balance, ...others] = listBalances(embassyRegister, figures, '2026-02-22');
		expect(others).toEqual([]);
		expect(balance).toMatchObject({ estimate: people(null, null, 4033), in: D_038, out: D_054 });
		expect(summary.national.tiers.precarious.estimate).toEqual(people(200, null));
	});
});

describe('W3: Kenyans, place not known, on 24 February 2026', () => {
	const kenyans = (figures: Figure[]) => chooseFigure(figures, '2026-02-24');

	it('takes the estimate before the media report, and says that it is contradicted', () => {
		const choice = kenyans([D_035, D_039]);
		expect(choice).toMatchObject({ estimate: people(100, 200, 300), chosen: D_035, decidedBy: 'method' });
		expect(choice.contradictedBy).toEqual([D_039]);
		expect(choice.widenedBy).toEqual([]);
	});

	it('takes what a coordinator recommends, and borrows no range for it', () => {
		const recommended = { ...D_039, recommendation: { revision: 2, reason: 'names are in the petition' } };
		expect(kenyans([D_035, recommended])).toMatchObject({
			estimate: people(600, null),
			decidedBy: 'recommended',
			widenedBy: []
		});
	});
});

describe('W7: need without beds', () => {
	const street = row('X-street', '2026-02-22', people(60), { areaCode: 'X', overlapGroups: ['G'] });
	const figures = [
		street,
		row('X-embassy', '2026-02-22', people(40), { areaCode: 'X', livingSituation: 'embassy_premises' }),
		row('Y-street', '2026-02-22', people(0), { areaCode: 'Y' }),
		row('unplaced', '2026-02-22', people(300), { areaCode: null, overlapGroups: ['G'] })
	];
	const summary = situation('2026-02-22', figures, { areaCodes: ['X', 'Y'] });

	it('shows in the row without a place what the areas leave, and adds 340 for the country', () => {
		const rows = [...summary.areas, summary.placeNotKnown, summary.national];
		expect(rows.map(({ tiers }) => tiers.without_shelter.estimate)).toEqual(
			[100, 0, 240, 340].map((n) => people(n))
		);
		const [cell] = summary.placeNotKnown.tiers.without_shelter.cells;
		expect(cell?.takenOff.map(codeOf)).toEqual([street.code]);
	});
});

describe('W8: a figure closed by an event, and a report that is a figure', () => {
	it('does not know who is detained on 20 October 2025: 64 left on 18 October, and nobody counted the rest', () => {
		const { custody } = phnomPenh(situation('2025-10-20', [D_005]));
		expect(custody).toMatchObject({ estimate: NOT_KNOWN, hasFigures: true });
		expect(custody.cells[0]?.choice.setAside).toEqual([
			{ figure: D_005, reason: 'closed_by_event', closedBy: D_005.closedBy }
		]);
		expect(phnomPenh(situation('2025-10-17', [D_005])).custody.estimate).toEqual(people(64, null));
	});

	it('does not take 60 of 15 October by another paper for those who are left', () => {
		const paper = { ...D_005, code: 'KH-D-901', publisher: 'a paper', closedBy: null };
		const before = { ...paper, referenceOn: '2025-10-15', estimate: people(60) };
		const { custody } = phnomPenh(situation('2025-10-20', [D_005, before]));
		expect(custody.estimate).toEqual(NOT_KNOWN);
		const after = { ...paper, referenceOn: '2025-10-19', estimate: people(3) };
		expect(phnomPenh(situation('2025-10-20', [D_005, after])).custody.estimate).toEqual(people(3, null));
	});

	it('counts 1,150 on 4 February 2026, never 2,363', () => {
		const reports = [
			report('KH-S-002', '2026-02-03', { status: 'open', occupancy: 1213 }),
			report('KH-S-002', '2026-02-04', { status: 'open', occupancy: 1150 })
		];
		const shelters = [shelter('KH-S-002')];
		const summary = situation('2026-02-04', [D_027], { shelters, reports });
		expect(phnomPenh(summary).accommodation.estimate).toEqual(people(1150));
		expect(summary.national.tiers.accommodation.estimate).toEqual(people(1150));
	});
});
