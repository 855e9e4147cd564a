import { describe, expect, it } from 'vitest';
import type { Day } from '#lib/domain/day.ts';
import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { useDatabase } from '../support/database.ts';
import { publishOn, readCells, tryOnProvinces } from '../support/own-cells.ts';
import { enterReport, enterShelter } from '../support/own-records.ts';

const empty = useDatabase('empty');

const trying = <T>(work: (tx: Tx) => Promise<T>) => tryOnProvinces(empty.current, work);

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
