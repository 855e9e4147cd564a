import { describe, expect, it } from 'vitest';
import { countBedsFor, groupByCondition, toBoard, type BoardShelter } from './board.ts';
import { NOTHING_KNOWN } from './need-groups.ts';

const DAY = '2026-02-20';

function shelter(code: string, report: Partial<NonNullable<BoardShelter['report']>> | null): BoardShelter {
	const said = {
		...{ id: 1, reportedOn: DAY, status: 'open' as const, closingOn: null },
		...{ capacity: 40, occupancy: 30, entryConditions: ['none_known'] }
	};
	return { code, intervalDays: null, report: report && { ...said, ...report } };
}

const codesOf = (shelters: BoardShelter[]) => toBoard(shelters, DAY, null).map((row) => row.shelter.code);

describe('toBoard', () => {
	it('begins with what is most out of date, and ends with what is closed', () => {
		expect(
			codesOf([
				shelter('fresh', {}),
				shelter('closed', { status: 'closed', reportedOn: '2025-01-01' }),
				shelter('expired', { reportedOn: '2026-01-01' }),
				shelter('never', null),
				shelter('overdue', { reportedOn: '2026-02-05' }),
				shelter('undated', { reportedOn: null })
			])
		).toEqual(['never', 'undated', 'expired', 'overdue', 'fresh', 'closed']);
	});

	it('puts the older of two of one state first, and the lower code of two of one day', () => {
		expect(
			codesOf([
				shelter('B', { reportedOn: '2026-02-18' }),
				shelter('C', { reportedOn: '2026-02-19' }),
				shelter('A', { reportedOn: '2026-02-18' })
			])
		).toEqual(['A', 'B', 'C']);
	});

	it('counts what is free, and says how old that is', () => {
		const [row] = toBoard([shelter('A', { reportedOn: '2026-02-18' })], DAY, null);
		expect(row).toMatchObject({
			ageDays: 2,
			freshness: 'up_to_date',
			beds: { free: { low: 10, best: 10, high: 10 }, basis: 'reported', held: 0 },
			admits: null
		});
	});

	it('takes off what is promised to people on the way', () => {
		const [row] = toBoard([shelter('A', {})], DAY, null, { A: 4, B: 100 });
		expect(row!.beds).toEqual({ free: { low: 6, best: 6, high: 6 }, basis: 'reported', held: 4 });
	});
});

describe('countBedsFor', () => {
	const women = { ...NOTHING_KNOWN, sex: 'female' as const };
	const rows = toBoard(
		[
			shelter('anybody', {}),
			shelter('men', { entryConditions: ['men_only'] }),
			shelter('visa', { entryConditions: ['valid_visa_required'], occupancy: 20 })
		],
		DAY,
		women
	);

	it('counts for sure where they are let in, and at most where nobody knows', () => {
		expect(countBedsFor(rows)).toEqual({ low: 10, best: null, high: 30 });
	});

	it('is none where nobody lets them in', () => {
		expect(countBedsFor(rows.filter(({ admits }) => admits === false))).toEqual({ low: 0, best: 0, high: 0 });
	});
});

describe('groupByCondition', () => {
	it('adds beds of the same conditions, whatever their order, and leaves closed shelters out', () => {
		const rows = toBoard(
			[
				shelter('A', { entryConditions: ['women_only', 'minors'] }),
				shelter('B', { entryConditions: ['minors', 'women_only'], occupancy: 35 }),
				shelter('C', {}),
				shelter('D', { entryConditions: [] }),
				shelter('E', { status: 'closed' })
			],
			DAY,
			null
		);
		expect(groupByCondition(rows)).toEqual([
			{ entryConditions: ['none_known'], shelters: 1, free: { low: 10, best: 10, high: 10 } },
			{ entryConditions: ['minors', 'women_only'], shelters: 2, free: { low: 15, best: 15, high: 15 } },
			{ entryConditions: [], shelters: 1, free: { low: 10, best: 10, high: 10 } }
		]);
	});
});
