import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { figureRow, recordOf, reportRow, shelterRow } from '../support/record-rows.ts';
import { writeAreas, writeRecord, type RecordRows } from '../support/write-record.ts';

const empty = useDatabase('empty');

const DAY = '2026-02-22';
const view = { asOf: DAY, revision: LATEST, datasets: RECORD_AND_LIVE };

beforeAll(() => empty.current.withActor(COMMAND_LINE, (tx) => writeAreas(tx, ['KH12'])));

/** Best numbers by place, from the table and from the page of each place, which must say the same. */
async function countIn(tier: 'without_shelter' | 'accommodation', given: Partial<RecordRows>) {
	return rolledBack(empty.current, COMMAND_LINE, async (tx) => {
		await writeRecord(tx, recordOf(given));
		const sums = (await listAreaSums(tx, view)).filter(({ measure }) => measure === tier);
		const inTable = Object.fromEntries(sums.map(({ scope, estimate }) => [scope, estimate.best]));
		const onPages = await Promise.all(
			['KH12', null].map(async (pcode) => (await explainArea(tx, view, pcode)).summary.tiers[tier])
		);
		const known = onPages.filter(({ hasFigures }) => hasFigures).map(({ estimate }) => estimate.best);
		expect(known).toEqual(
			['area', 'place_not_known'].filter((key) => key in inTable).map((key) => inTable[key])
		);
		return inTable;
	});
}

const exactly = (people: number): [null, number, null] => [null, people, null];

describe('people counted by several figures', () => {
	it('count once, and who is set aside takes nobody along: 300 and 100 of a chain, without its middle', async () => {
		const figures = [
			figureRow({ code: 'A', on: DAY, people: exactly(300), groups: ['g1'] }),
			figureRow({
				...{ code: 'B', on: DAY, people: exactly(200), groups: ['g1', 'g2'] },
				situation: 'embassy_premises'
			}),
			figureRow({ code: 'C', on: DAY, people: exactly(100), groups: ['g2'], situation: 'forest_or_rural' })
		];
		expect(await countIn('without_shelter', { figures })).toEqual({ area: 400, national: 400 });
	});

	it('count once where a shelter reports them, however its figure is placed', async () => {
		const inShelter = { on: DAY, situation: 'ngo_shelter', groups: ['g'] } as const;
		const told = (code: string, people: number, given: { area?: null; shelter?: string }) =>
			figureRow({ ...inShelter, groups: ['g'], code, people: exactly(people), ...given });
		for (const placed of [{}, { area: null }]) {
			const given = {
				figures: [
					told('A', 100, { shelter: 'S', ...placed }),
					told('B', 120, {}),
					told('C', 400, { area: null })
				],
				shelters: [shelterRow('S'), shelterRow('T')],
				reports: [reportRow('S', DAY, 'open', 150), reportRow('T', DAY, 'open', 30)]
			};
			// S counts 150 for A and B; C has 250 whom S does not count; T's 30 are nobody else's.
			expect(await countIn('accommodation', given)).toEqual({
				area: 180,
				place_not_known: 250,
				national: 430
			});
		}
	});

	it('count in the greater figure where their shelter holds fewer', async () => {
		const given = {
			figures: [
				figureRow({
					...{ code: 'A', on: DAY, people: exactly(100), groups: ['g'] },
					...{ situation: 'ngo_shelter', shelter: 'S' }
				}),
				figureRow({
					code: 'B',
					on: DAY,
					people: exactly(220),
					groups: ['g'],
					situation: 'government_shelter'
				})
			],
			shelters: [shelterRow('S')],
			reports: [reportRow('S', DAY, 'open', 150)]
		};
		expect(await countIn('accommodation', given)).toEqual({ area: 220, national: 220 });
	});
});
