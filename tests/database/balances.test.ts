import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { listOtherFigures } from '#lib/server/queries/explanations.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { figureRow, recordOf } from '../support/record-rows.ts';
import { writeAreas, writeRecord } from '../support/write-record.ts';

const empty = useDatabase('empty');
const view = { asOf: '2026-02-22', revision: LATEST, datasets: RECORD_AND_LIVE };

beforeAll(() => empty.current.withActor(COMMAND_LINE, (tx) => writeAreas(tx, ['KH12'])));

const register = (code: string, direction: 'in' | 'out', counterpartCode: string | null) => ({
	...{ code, direction, counterpartCode, from: 1, until: null },
	...{ body: 'An embassy', scope: 'its nationals', takesLeaversOff: false, intervalDays: 7 }
});
const total = (code: string, operation: string, people: number, given: object) =>
	figureRow({
		...{ code, operation, on: '2026-02-22', people: [null, people, null], kind: 'cumulative' },
		...given
	});

describe('the balances of an area', () => {
	it('are those of its arrivals, less those who left anywhere, each nationality by itself', async () => {
		const given = recordOf({
			operations: [register('IN', 'in', 'OUT'), register('OUT', 'out', null)],
			figures: [
				total('A', 'IN', 4725, { nationalities: ['ID'] }),
				total('B', 'OUT', 692, { nationalities: ['ID'], area: null, situation: 'left_country' }),
				total('C', 'IN', 90, { nationalities: ['KE'] }),
				total('D', 'OUT', 30, { nationalities: ['UG'], area: null, situation: 'left_country' })
			]
		});
		await rolledBack(empty.current, COMMAND_LINE, async (tx) => {
			await writeRecord(tx, given);
			const { balances, figures } = await listOtherFigures(tx, view, 'KH12');
			expect(balances.map((one) => [one.in.code, one.out?.code, one.estimate])).toEqual([
				['A', 'B', { low: 0, best: null, high: 4033 }]
			]);
			expect(figures.map(({ code }) => code)).toEqual(['A', 'C']);
			expect((await listOtherFigures(tx, view, null)).balances).toEqual([]);
		});
	});
});
