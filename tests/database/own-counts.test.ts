import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { useDatabase } from '../support/database.ts';
import { publishOn, readCells, TODAY, tryOnProvinces, type Cell } from '../support/own-cells.ts';
import { enterFigure } from '../support/own-records.ts';

const empty = useDatabase('empty');

const trying = <T>(work: (tx: Tx) => Promise<T>) => tryOnProvinces(empty.current, work);

describe('our own counts, as the public reads them', () => {
	it.each<[number | [number, number | null, number | null], Cell['estimate']]>([
		[0, [0, 0, 0]],
		[1, [1, null, 9]],
		[9, [1, null, 9]],
		[10, [10, 10, 10]],
		[
			[4, null, 25],
			[1, null, 25]
		],
		[
			[12, null, null],
			[12, null, null]
		]
	])('give %j as %j', async (people, estimate) => {
		const cells = await trying(async (tx) => {
			await enterFigure(tx, { code: 'LV-D-1', area: 'KH01', people, on: '2026-02-27' });
			await publishOn(tx);
			return readCells(tx);
		});
		expect(cells).toEqual([{ area: 'KH01', situation: 'guesthouse', on: '2026-02-27', estimate }]);
	});

	it('are replaced before they are added', async () => {
		const national = await trying(async (tx) => {
			await enterFigure(tx, { code: 'LV-D-1', area: 'KH01', people: 4, on: '2026-02-27' });
			await enterFigure(tx, { code: 'LV-D-2', area: 'KH02', people: 100, on: '2026-02-27' });
			await publishOn(tx);
			await tx.execute(sql`SELECT set_config('role', 'sala_public', true)`);
			return listAreaSums(tx, { asOf: TODAY, revision: LATEST, datasets: RECORD_AND_LIVE });
		});
		expect(national.filter(({ scope }) => scope === 'national').map(({ estimate }) => estimate)).toEqual([
			{ low: 101, best: null, high: 109 }
		]);
	});

	it('name no nationality, and add nationalities only once each is replaced', async () => {
		const [cells, named] = await trying(async (tx) => {
			for (const [i, [iso2, people]] of [['VN', 5] as const, ['TH', 20] as const].entries()) {
				await enterFigure(tx, {
					...{ code: `LV-D-${i}`, area: 'KH01', people, on: '2026-02-27' },
					nationalities: [iso2]
				});
			}
			await publishOn(tx);
			return [
				await readCells(tx),
				await rows(tx, sql`SELECT 1 FROM sala_public.figure_series WHERE nationalities IS NOT NULL`)
			];
		});
		expect(cells?.map((cell) => cell.estimate)).toEqual([[21, null, null]]);
		expect(named).toEqual([]);
	});

	it('take people of a place off the number without a place before that is replaced', async () => {
		const cells = await trying(async (tx) => {
			const shared = { on: '2026-02-27', overlapGroups: ['register'] } as const;
			await enterFigure(tx, {
				code: 'LV-D-1',
				area: null,
				people: 107,
				...shared,
				overlapGroups: ['register']
			});
			await enterFigure(tx, {
				code: 'LV-D-2',
				area: 'KH01',
				people: 100,
				...shared,
				overlapGroups: ['register']
			});
			await publishOn(tx);
			return readCells(tx);
		});
		expect(cells.map(({ area, estimate }) => [area, estimate])).toEqual([
			['KH01', [100, 100, 100]],
			[null, [1, null, 9]]
		]);
	});

	it('take off what is replaced as replaced, so that the whole does not tell it', async () => {
		const cells = await trying(async (tx) => {
			const shared = { on: '2026-02-27', overlapGroups: ['register'] };
			await enterFigure(tx, { code: 'LV-D-1', area: null, people: 20, ...shared });
			await publishOn(tx);
			await enterFigure(tx, { code: 'LV-D-2', area: 'KH01', people: 7, ...shared });
			await publishOn(tx);
			return readCells(tx);
		});
		expect(cells.map(({ area, estimate }) => [area, estimate])).toEqual([
			['KH01', [1, null, 9]],
			[null, [11, null, 19]]
		]);
	});

	it('leave out what is counted below a province, and the street within a day', async () => {
		const cells = await trying(async (tx) => {
			await enterFigure(tx, { code: 'LV-D-1', area: 'KH0101', people: 50, on: '2026-02-27' });
			await enterFigure(tx, { code: 'LV-D-2', area: 'KH01', situation: 'street', people: 50, on: TODAY });
			await publishOn(tx);
			const today = await readCells(tx);
			await publishOn(tx, '2026-03-02');
			return [today.length, (await readCells(tx)).length];
		});
		expect(cells).toEqual([0, 1]);
	});

	it('show a past day what was published of it, and nothing that was withdrawn since', async () => {
		const [history, afterwards] = await trying(async (tx) => {
			await enterFigure(tx, { code: 'LV-D-1', area: 'KH01', people: 40, on: '2026-02-20' });
			await publishOn(tx, '2026-02-20');
			await enterFigure(tx, { code: 'LV-D-2', area: 'KH01', people: 60, on: '2026-02-27' });
			await publishOn(tx);
			const before = await readCells(tx);
			const revision = await beginRevision(tx, 'for a test');
			await movePublication(tx, revision, ['LV-D-1'], {
				...{ publication: 'withdrawn', rule: 'for_a_test', reason: 'for a test' }
			});
			const after = await readCells(tx);
			await publishOn(tx);
			expect(await readCells(tx)).toEqual(after);
			return [before, after];
		});
		expect(history?.map(({ on, estimate }) => [on, estimate[1]])).toEqual([
			['2026-02-20', 40],
			['2026-02-27', 60]
		]);
		expect(afterwards?.map(({ on }) => on)).not.toContain('2026-02-20');
	});

	it('say that a count which stands no more is not known', async () => {
		const cells = await trying(async (tx) => {
			await enterFigure(tx, { code: 'LV-D-1', area: 'KH01', people: 40, on: '2026-02-27' });
			await publishOn(tx, '2026-02-28');
			const revision = await beginRevision(tx, 'for a test');
			await tx.execute(sql`UPDATE sala.figures SET retired_revision_id = ${revision} WHERE code = 'LV-D-1'`);
			await publishOn(tx);
			return readCells(tx);
		});
		expect(cells.at(-1)).toMatchObject({ on: TODAY, estimate: [null, null, null] });
	});
});
