import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { useDatabase } from '../support/database.ts';
import { atLeast, sumsOf, UNKNOWN } from '../support/national-sums.ts';
import { figureRow, reportRow, shelterRow } from '../support/record-rows.ts';
import { writeAreas } from '../support/write-record.ts';

const empty = useDatabase('empty');

beforeAll(() => empty.current.withActor(COMMAND_LINE, (tx) => writeAreas(tx, ['KH12'])));

describe('worked cases, through SQL', () => {
	it('W1: reports stand for their shelters, and one that gives no number leaves the sum open', async () => {
		// Interval 30 everywhere in the case; the default of 7 keeps S-003 (12 days) current as well.
		const sums = await sumsOf(
			empty.current,
			{
				figures: [
					figureRow({
						code: 'KH-D-024',
						on: '2026-01-31',
						people: [1000, null, 1500],
						nationalities: ['ID']
					}),
					figureRow({ code: 'KH-D-040', on: '2026-02-01', people: [null, null, null] }),
					figureRow({
						code: 'KH-D-011',
						on: '2026-01-25',
						people: [null, null, null],
						situation: 'embassy_premises',
						nationalities: ['CN']
					}),
					figureRow({
						code: 'KH-D-027',
						on: '2026-02-03',
						people: [null, 1213, null],
						situation: 'government_shelter',
						nationalities: ['ID'],
						shelter: 'KH-S-002'
					})
				],
				shelters: ['KH-S-001', 'KH-S-002', 'KH-S-003', 'KH-S-008'].map(shelterRow),
				reports: [
					reportRow('KH-S-001', '2026-02-05', 'full', 150),
					reportRow('KH-S-002', '2026-02-03', 'open', 1213),
					reportRow('KH-S-003', '2026-01-24', 'unknown', 300),
					reportRow('KH-S-008', '2019-06-01', 'unknown', null)
				]
			},
			'2026-02-05'
		);
		expect(sums).toMatchObject({ without_shelter: atLeast(1000), accommodation: atLeast(1663) });
	});

	it('W2: a peak is no stock, what has expired is not known, and a balance is not added', async () => {
		const embassy = { situation: 'unknown', kind: 'cumulative', nationalities: ['ID'] } as const;
		const sums = await sumsOf(
			empty.current,
			{
				figures: [
					figureRow({
						code: 'KH-D-024',
						on: '2026-01-31',
						people: [1000, null, 1500],
						kind: 'peak',
						nationalities: ['ID']
					}),
					figureRow({ code: 'KH-D-040', on: '2026-02-01', people: [null, null, null] }),
					figureRow({
						code: 'KH-D-036',
						on: '2026-02-12',
						people: [200, null, null],
						situation: 'unknown',
						nationalities: ['KE', 'UG']
					}),
					figureRow({
						code: 'KH-D-038',
						on: '2026-02-22',
						people: [4275, 4725, 4725],
						...embassy,
						nationalities: ['ID']
					}),
					figureRow({
						code: 'KH-D-054',
						on: '2026-02-22',
						people: [null, 692, null],
						...embassy,
						nationalities: ['ID'],
						situation: 'left_country'
					})
				]
			},
			'2026-02-22'
		);
		expect(sums).toEqual({ without_shelter: UNKNOWN, precarious: atLeast(200) });
	});
});
