import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { atLeast, sumsOf } from '../support/national-sums.ts';
import { eventRow, figureRow, recordOf } from '../support/record-rows.ts';
import { writeAreas, writeRecord, type RecordRows } from '../support/write-record.ts';

const empty = useDatabase('empty');

beforeAll(() => empty.current.withActor(COMMAND_LINE, (tx) => writeAreas(tx, ['KH12'])));

describe('worked cases of choosing, through SQL', () => {
	it('W3: of two current figures the method decides, and the other contradicts it', async () => {
		const kenya = { situation: 'unknown', nationalities: ['KE'], area: null } as const;
		const given = {
			figures: [
				figureRow({
					code: 'KH-D-035',
					on: '2026-02-12',
					people: [100, 200, 300],
					method: 'estimate',
					...kenya,
					nationalities: ['KE']
				}),
				figureRow({
					code: 'KH-D-039',
					on: '2026-02-24',
					people: [600, null, null],
					...kenya,
					nationalities: ['KE']
				})
			]
		};
		// By nationality only, so the tier reads at least; the cell itself is 100/200/300.
		expect((await sumsOf(empty.current, given, '2026-02-24')).precarious).toEqual(atLeast(100));
		await rolledBack(empty.current, COMMAND_LINE, async (tx) => {
			await writeRecord(tx, recordOf(given));
			const view = { asOf: '2026-02-24', revision: LATEST, datasets: RECORD_AND_LIVE };
			const sums = await listAreaSums(tx, view);
			expect(sums.map(({ scope, isContradicted }) => [scope, isContradicted])).toEqual([
				['place_not_known', true],
				['national', true]
			]);
			const [cell] = (await explainArea(tx, view, null)).summary.tiers.precarious.cells;
			expect(cell?.estimate).toEqual({ low: 100, best: 200, high: 300 });
			expect(cell?.choice.decidedBy).toBe('method');
			expect(cell?.choice.contradictedBy.map(({ code }) => code)).toEqual(['KH-D-039']);
		});
	});

	it('W3: a recommendation decides before the method', async () => {
		const kenya = { situation: 'unknown', area: null } as const;
		const sums = await sumsOf(
			empty.current,
			{
				figures: [
					figureRow({
						code: 'KH-D-035',
						on: '2026-02-12',
						people: [100, 200, 300],
						method: 'estimate',
						...kenya,
						nationalities: ['KE']
					}),
					figureRow({
						code: 'KH-D-039',
						on: '2026-02-24',
						people: [600, null, null],
						...kenya,
						nationalities: ['KE']
					})
				],
				recommendations: [
					{ from: 1, until: null, figureCode: 'KH-D-039', reason: 'Named one by one in court' }
				]
			},
			'2026-02-24'
		);
		expect(sums.precarious).toEqual(atLeast(600));
	});

	it('W3: what was recommended stays when the other gets a new note, and lapses for good when a newer one arrives', async () => {
		const kenyans = (code: string, on: string, people: number, span: object, closedBy?: string) =>
			figureRow({
				...{ code, on, people: [null, people, null], situation: 'unknown', area: null, closedBy },
				...{ nationalities: ['KE'], method: code === 'KH-D-035' ? 'estimate' : 'headcount' },
				...span
			});
		const recommended = {
			figures: [
				kenyans('KH-D-035', '2026-02-12', 200, {}),
				kenyans('KH-D-039', '2026-02-20', 600, { until: 3 }),
				kenyans('KH-D-039', '2026-02-20', 600, { from: 3 })
			],
			recommendations: [{ from: 2, until: null, figureCode: 'KH-D-035', reason: 'Names in the petition' }]
		};
		const moments = ['01', '02', '03', '04'].map((day) => `2026-03-${day}T00:00:00Z`);
		const precarious = async (given: Partial<RecordRows>) =>
			(await sumsOf(empty.current, given, '2026-02-28', moments)).precarious;
		expect(await precarious(recommended)).toEqual(atLeast(200));
		const withNewer = (closedBy?: string) => ({
			...recommended,
			figures: [...recommended.figures, kenyans('KH-D-040', '2026-02-28', 50, { from: 4 }, closedBy)],
			events: [eventRow('KH-E-1', 'repatriation', '2026-02-12', 50)]
		});
		expect(await precarious(withNewer())).toEqual(atLeast(50));
		expect(await precarious(withNewer('KH-E-1'))).toEqual(atLeast(600));
	});
});
