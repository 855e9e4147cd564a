import { beforeAll, describe, expect, it } from 'vitest';
import { movePublication, publish } from '#lib/server/commands/records.ts';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { listAreaSums, type Measure } from '#lib/server/queries/area-summaries.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { listSources } from '#lib/server/queries/sources.ts';
import { findRevision, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { useDatabase } from '../support/database.ts';
import { figureRow, recordOf, sourceRow } from '../support/record-rows.ts';
import { writeAreas, writeRecord } from '../support/write-record.ts';

const empty = useDatabase('empty');

/** Recorded on 1, corrected on 3, a second count added on 5 and retracted on 7 March 2026, each at noon. */
const RECORDED_AT = ['2026-03-01', '2026-03-03', '2026-03-05', '2026-03-07'].map((day) => `${day}T12:00:00Z`);

beforeAll(async () => {
	await empty.current.withActor(COMMAND_LINE, async (tx) => {
		await writeAreas(tx, ['KH12']);
		await writeRecord(
			tx,
			recordOf(
				{
					figures: [
						figureRow({ code: 'KH-D-001', on: '2026-02-20', people: [null, 120, null], from: 1, until: 2 }),
						figureRow({ code: 'KH-D-001', on: '2026-02-20', people: [null, 102, null], from: 2 }),
						figureRow({
							code: 'KH-D-002',
							on: '2026-02-21',
							people: [null, 40, null],
							situation: 'forest_or_rural',
							from: 3,
							until: 4
						}),
						figureRow({
							code: 'KH-D-003',
							on: '2026-02-20',
							people: [null, 7, null],
							situation: 'guesthouse',
							from: 2,
							until: 3
						}),
						figureRow({
							code: 'KH-D-003',
							on: '2026-02-20',
							people: [null, 9, null],
							situation: 'guesthouse',
							from: 3,
							until: 4
						})
					],
					sources: [
						sourceRow({ code: 'SRC-001', publishedOn: '2026-01-05', from: 1, until: 2 }),
						sourceRow({ code: 'SRC-001', publishedOn: '2026-01-06', from: 2 })
					],
					citations: ['KH-D-001', 'KH-D-003'].map((recordCode) => ({
						...{ recordCode, sourceCode: 'SRC-001', position: 1 },
						...{ from: 1, until: null }
					}))
				},
				RECORDED_AT
			)
		);
		await publish(tx, 'for a test');
	});
});

/** Best number of a measure in Phnom Penh; undefined where nobody ever counted, as far as was known. */
async function countIn(
	tx: Tx,
	measured: Measure,
	asOf: string,
	knownAt: string
): Promise<number | null | undefined> {
	const revision = await findRevision(tx, new Date(knownAt));
	const sums = await listAreaSums(tx, { asOf, revision, datasets: RECORD_AND_LIVE });
	return sums.find(({ pcode, measure }) => pcode === 'KH12' && measure === measured)?.estimate.best;
}

const withoutShelter = (tx: Tx, asOf: string, knownAt: string) =>
	countIn(tx, 'without_shelter', asOf, knownAt);

describe.each([
	['the public', PUBLIC],
	['a coordinator', { role: 'coordinator', userId: 'c' } as const]
])('two clocks, for %s', (_, actor) => {
	it.each([
		['2026-03-01T11:59:59Z', undefined],
		['2026-03-01T12:00:00Z', 120],
		['2026-03-02T12:00:00Z', 120],
		['2026-03-03T12:00:00Z', 102],
		['2026-03-05T12:00:00Z', 142],
		['2026-03-07T11:59:59Z', 142],
		['2026-03-07T12:00:00Z', 102],
		['2026-12-31T12:00:00Z', 102]
	])('the situation of 22 February, as known on %s, counts %s', async (knownAt, people) => {
		await empty.current.withActor(actor, async (tx) => {
			expect(await withoutShelter(tx, '2026-02-22', knownAt)).toBe(people);
		});
	});

	it.each([
		['2026-03-02T12:00:00Z', undefined],
		['2026-03-04T12:00:00Z', 7],
		['2026-03-06T12:00:00Z', 9],
		['2026-03-08T12:00:00Z', undefined]
	])('a figure that was corrected and then retracted counts, as known on %s, %s', async (knownAt, people) => {
		await empty.current.withActor(actor, async (tx) => {
			expect(await countIn(tx, 'precarious', '2026-02-22', knownAt)).toBe(people);
		});
	});

	it('the day a source was published is never the day we knew it', async () => {
		const listAt = (knownAt: string) =>
			empty.current.withActor(actor, async (tx) => {
				const revision = await findRevision(tx, new Date(knownAt));
				return listSources(tx, { asOf: '2026-02-22', revision, datasets: RECORD_AND_LIVE });
			});
		expect(await listAt('2026-02-01T00:00:00Z')).toEqual({ sources: [], next: null, total: 0 });
		const [before] = (await listAt('2026-03-02T12:00:00Z')).sources;
		const [after] = (await listAt('2026-03-03T12:00:00Z')).sources;
		expect([before?.publishedOn, before?.records]).toEqual(['2026-01-05', 2]);
		expect(after?.publishedOn).toBe('2026-01-06');
		await empty.current.withActor(actor, async (tx) => {
			expect(await withoutShelter(tx, '2026-02-22', '2026-02-01T00:00:00Z')).toBeUndefined();
		});
	});

	it('as_of leaves out what was counted later, whatever is known', async () => {
		await empty.current.withActor(actor, async (tx) => {
			expect(await withoutShelter(tx, '2026-02-20', '2026-03-05T12:00:00Z')).toBe(102);
			expect(await withoutShelter(tx, '2026-02-19', '2026-03-05T12:00:00Z')).toBeUndefined();
		});
	});

	it('the parts of a past view are those of its time', async () => {
		await empty.current.withActor(actor, async (tx) => {
			const revision = await findRevision(tx, new Date('2026-03-02T12:00:00Z'));
			const { summary } = await explainArea(
				tx,
				{ asOf: '2026-02-22', revision, datasets: RECORD_AND_LIVE },
				'KH12'
			);
			const figures = summary.tiers.without_shelter.cells.map(({ choice }) => choice.chosen);
			expect(figures.map((figure) => [figure?.code, figure?.estimate.best])).toEqual([['KH-D-001', 120]]);
		});
	});
});

describe('withdrawal', () => {
	it('rules every past view at once: history is no undelete', async () => {
		await empty.current.withActor(COMMAND_LINE, (tx) =>
			movePublication(tx, 1, ['KH-D-001'], { publication: 'withdrawn', rule: 'test', reason: 'for a test' })
		);
		for (const knownAt of RECORDED_AT) {
			await empty.current.withActor(PUBLIC, async (tx) => {
				expect(await withoutShelter(tx, '2026-02-20', knownAt)).toBeUndefined();
			});
			await empty.current.withActor(COMMAND_LINE, async (tx) => {
				expect(await withoutShelter(tx, '2026-02-20', knownAt)).toBeUndefined();
			});
		}
	});
});
