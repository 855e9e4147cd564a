import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { atLeast, exactly, sumsOf, UNKNOWN } from '../support/national-sums.ts';
import { eventRow, figureRow, recordOf, reportRow, shelterRow } from '../support/record-rows.ts';
import { writeAreas, writeRecord, type RecordRows } from '../support/write-record.ts';

const empty = useDatabase('empty');

beforeAll(() => empty.current.withActor(COMMAND_LINE, (tx) => writeAreas(tx, ['KH12'])));

describe('worked cases of what closes or replaces a figure, through SQL', () => {
	it('W8: from the day of the event its figure leaves the cell not known, neither 64 nor zero', async () => {
		const given = {
			figures: [
				figureRow({
					code: 'KH-D-005',
					on: '2025-10-17',
					people: [null, 64, null],
					situation: 'immigration_detention',
					method: 'headcount',
					nationalities: ['KR'],
					closedBy: 'KH-E-070'
				})
			],
			events: [eventRow('KH-E-070', 'repatriation', '2025-10-18', 64)]
		};
		expect((await sumsOf(empty.current, given, '2025-10-17')).custody).toEqual(atLeast(64));
		expect((await sumsOf(empty.current, given, '2025-10-20')).custody).toEqual(UNKNOWN);
	});

	it('W8: another figure of before that day does not stand for those who are left, one of after it does', async () => {
		const told = (code: string, on: string, people: number, closedBy?: string) =>
			figureRow({
				...{ code, on, people: [null, people, null], closedBy },
				...{ situation: 'immigration_detention', nationalities: ['KR'] }
			});
		const closed = told('KH-D-005', '2025-10-17', 64, 'KH-E-070');
		const events = [eventRow('KH-E-070', 'repatriation', '2025-10-18', 64)];
		const before = told('KH-D-901', '2025-10-15', 60);
		const custodyOf = async (figures: RecordRows['figures']) =>
			(await sumsOf(empty.current, { figures, events }, '2025-10-20')).custody;
		expect(await custodyOf([closed, before])).toEqual(UNKNOWN);
		expect(await custodyOf([closed, told('KH-D-902', '2025-10-18', 3)])).toEqual(atLeast(3));
		// A later round of the same paper does not hide that its people were gone.
		const [first, second] = [closed, told('KH-D-903', '2025-10-17', 61)].map((row) => ({
			...row,
			series: { ...row.series, publisher: 'a paper' }
		}));
		expect(await custodyOf([first!, second!])).toEqual(UNKNOWN);
	});

	it('W8: an event that waits for review closes nothing', async () => {
		await rolledBack(empty.current, COMMAND_LINE, async (tx) => {
			const closed = figureRow({
				...{ code: 'KH-D-005', on: '2025-10-17', situation: 'immigration_detention', method: 'headcount' },
				...{ people: [null, 64, null], nationalities: ['KR'], closedBy: 'KH-E-070' }
			});
			const given = recordOf({
				figures: [closed],
				events: [eventRow('KH-E-070', 'repatriation', '2025-10-18', 64)]
			});
			const records = given.records.map((row) =>
				row.stem === 'event' ? { ...row, publication: 'in_review' as const } : row
			);
			await writeRecord(tx, { ...given, records });
			const view = { asOf: '2025-10-20', revision: LATEST, datasets: RECORD_AND_LIVE };
			const sums = await listAreaSums(tx, view);
			expect(sums.find(({ scope }) => scope === 'national')?.estimate).toEqual(atLeast(64));
			const [cell] = (await explainArea(tx, view, 'KH12')).summary.tiers.custody.cells;
			expect(cell?.choice.chosen).toMatchObject({ code: 'KH-D-005', closedBy: null });
		});
	});

	it('W8: a figure and the report of its shelter are one, and the next day’s report replaces both', async () => {
		const sums = await sumsOf(
			empty.current,
			{
				figures: [
					figureRow({
						code: 'KH-D-027',
						on: '2026-02-03',
						people: [null, 1213, null],
						situation: 'government_shelter',
						nationalities: ['ID'],
						shelter: 'KH-S-002'
					})
				],
				shelters: [shelterRow('KH-S-002')],
				reports: [
					reportRow('KH-S-002', '2026-02-03', 'open', 1213),
					reportRow('KH-S-002', '2026-02-04', 'open', 1150)
				]
			},
			'2026-02-04'
		);
		expect(sums).toEqual({ accommodation: exactly(1150) });
	});
});
