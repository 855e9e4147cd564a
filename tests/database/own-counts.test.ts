import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Day } from '#lib/domain/day.ts';
import { publishDay } from '#lib/server/control/publish-day.ts';
import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { enterFigure, enterReport, enterShelter } from '../support/own-records.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const empty = useDatabase('empty');

const TODAY = '2026-03-01';

interface Cell {
	area: string | null;
	situation: string;
	on: Day;
	estimate: [number | null, number | null, number | null];
}

/** Our own counts as the public reads them, standing versions only. */
async function readCells(tx: Tx): Promise<Cell[]> {
	const found = await rows<Cell>(
		tx,
		sql`SELECT s.area_pcode AS area, s.living_situation AS situation, f.reference_on::text AS on,
				json_build_array(f.people_low, f.people_best, f.people_high) AS estimate
			FROM sala_public.figures f JOIN sala_public.figure_series s ON s.id = f.series_id
			WHERE f.retired_revision_id IS NULL AND s.dataset = 'live' ORDER BY 1, 2, 3`
	);
	return found.map((cell) => ({ ...cell }));
}

/** Enters provinces, does the work on a database without records, and rolls all of it back. */
const trying = <T>(work: (tx: Tx) => Promise<T>) =>
	rolledBack(empty.current, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		const revision = await beginRevision(tx, 'for a test');
		await tx.execute(
			sql`INSERT INTO sala.areas (pcode, level, parent_pcode, name_en, geom, is_approximate, boundary_source, boundary_version, revision_id)
				SELECT pcode, level, parent, pcode, ST_Multi(ST_MakeEnvelope(x, 10, x + 1, 11, 4326)), true, 'test', 'test', ${revision}::bigint
				FROM (VALUES ('KH', 0, NULL, 100), ('KH01', 1, 'KH', 101), ('KH02', 1, 'KH', 102), ('KH0101', 2, 'KH01', 103)) a (pcode, level, parent, x)`
		);
		return work(tx);
	});

const publishOn = (tx: Tx, day: Day = TODAY) => publishDay(tx, day, 'for a test');

/** Shelters of one area with as many people each, run by A, B, C … or as given, that report on a day. */
async function enterShelters(
	tx: Tx,
	area: string,
	people: readonly (number | null)[],
	{ on = '2026-02-27', operators = 'ABCDEFG' }: { on?: Day; operators?: string } = {}
): Promise<void> {
	for (const [i, occupancy] of people.entries()) {
		const code = `LV-${area}-${i}`;
		await enterShelter(tx, { code, area, operator: `Operator ${operators[i]}` });
		await enterReport(tx, { code, on, occupancy });
	}
}

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
		expect(cells?.map((cell) => (cell as Cell).estimate)).toEqual([[21, null, null]]);
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

describe('people in shelters that report to us', () => {
	it('are a sum where at least three operators share it and none holds over 70 per cent', async () => {
		const cells = await trying(async (tx) => {
			await enterShelters(tx, 'KH01', [30, 30, 40]);
			await publishOn(tx);
			return readCells(tx);
		});
		expect(cells).toEqual([
			{ area: 'KH01', situation: 'ngo_shelter', on: '2026-02-27', estimate: [100, 100, 100] }
		]);
	});

	it.each<[string, (number | null)[], string]>([
		['one shelter', [50], 'A'],
		['three shelters of two operators', [30, 30, 30], 'AAB'],
		['a dominant operator', [80, 10, 10], 'ABC'],
		['operators that nobody named', [30, 30, 30], '   ']
	])('are withheld of %s', async (_, people, operators) => {
		const cells = await trying(async (tx) => {
			await enterShelters(tx, 'KH01', people, { operators });
			await publishOn(tx);
			return readCells(tx);
		});
		expect(cells).toEqual([]);
	});

	it('are added without a place where provinces must withhold them, under the same rule', async () => {
		const cells = await trying(async (tx) => {
			await enterShelters(tx, 'KH01', [30, 20], { operators: 'AB' });
			await enterShelters(tx, 'KH02', [25], { operators: 'C' });
			await publishOn(tx);
			return readCells(tx);
		});
		expect(cells.map(({ area, estimate }) => [area, estimate[1]])).toEqual([[null, 75]]);
	});

	it('are no other sum after one report: every report of the next one is new', async () => {
		const [first, afterOne, afterAll] = await trying(async (tx) => {
			await enterShelters(tx, 'KH01', [30, 30, 40]);
			await publishOn(tx);
			const published = await readCells(tx);
			await enterReport(tx, { code: 'LV-KH01-0', on: '2026-03-01', occupancy: 35 });
			await publishOn(tx, '2026-03-02');
			const unchanged = await readCells(tx);
			for (const i of [1, 2])
				await enterReport(tx, { code: `LV-KH01-${i}`, on: '2026-03-02', occupancy: 31 });
			await publishOn(tx, '2026-03-03');
			return [published, unchanged, await readCells(tx)];
		});
		expect(afterOne).toEqual(first);
		expect(afterAll?.map(({ on, estimate }) => [on, estimate[1]])).toEqual([
			['2026-02-27', 100],
			['2026-03-01', 97]
		]);
	});

	it('are gone from every day once one of the shelters is withdrawn', async () => {
		const cells = await trying(async (tx) => {
			await enterShelters(tx, 'KH01', [30, 30, 40]);
			await publishOn(tx);
			await movePublication(tx, await beginRevision(tx, 'for a test'), ['LV-KH01-1'], {
				...{ publication: 'withdrawn', rule: 'for_a_test', reason: 'for a test' }
			});
			return readCells(tx);
		});
		expect(cells).toEqual([]);
	});
});
