import { describe, expect, it } from 'vitest';
import { moveHold } from '#lib/server/commands/holds.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import {
	at,
	type BedsTold,
	countBeds,
	inHours,
	listStates,
	promiseBeds,
	reportBeds,
	refusalOf,
	seenHold,
	withBedsOf
} from '../support/beds.ts';
import { useDatabase } from '../support/database.ts';
import { withSites } from '../support/own-sites.ts';

const record = useDatabase('record');

const withBeds = <T>(work: (tx: Tx) => Promise<T>, told?: BedsTold) => withBedsOf(record.current, work, told);

describe('people who come', () => {
	const arrive = (tx: Tx, number: number, people: number, moment = at('13:00')) =>
		moveHold(tx, seenHold(number, 'allocated', moment), { act: 'arrive', people, reason: null });

	it('take the beds until they leave, and no bed for those who did not come', async () => {
		const found = await withBeds(async (tx) => {
			const number = await promiseBeds(tx, 8);
			await arrive(tx, number, 5);
			const came = (await countBeds(tx, inHours(48))).held;
			await moveHold(tx, seenHold(number, 'occupied', at('20:00')), {
				act: 'depart',
				people: null,
				reason: null
			});
			return { came, left: (await countBeds(tx, at('20:00'))).held, states: await listStates(tx, number) };
		});
		expect(found).toEqual({ came: 5, left: 0, states: ['requested', 'allocated', 'occupied', 'departed'] });
	});

	it('are not more than beds were held for', async () => {
		const work = withBeds(async (tx) => arrive(tx, await promiseBeds(tx, 8), 9));
		expect(await refusalOf(work)).toEqual({ why: 'moreCame', people: 8 });
	});

	it('are counted by the next report, of that day or a later one', async () => {
		const held = await withBeds(async (tx) => {
			await arrive(tx, await promiseBeds(tx, 8), 8);
			await reportBeds(tx, { occupancy: 38 });
			return [await countBeds(tx, at('14:00')), await countBeds(tx, inHours(24))];
		});
		expect(held).toEqual([
			{ free: 2, held: 0 },
			{ free: 2, held: 0 }
		]);
	});

	it('are not counted by a report of the day before that comes in late, nor by a correction', async () => {
		const late = await withBeds(
			async (tx) => {
				await arrive(tx, await promiseBeds(tx, 8), 8);
				await reportBeds(tx, { on: '2026-02-21', occupancy: 30 });
				return countBeds(tx, at('14:00'));
			},
			{ on: '2026-02-20' }
		);
		expect(late).toEqual({ free: 10, held: 8 });
		const corrected = await withSites(record.current, async (tx) => {
			const first = await reportBeds(tx);
			await arrive(tx, await promiseBeds(tx, 8), 8);
			const second = await reportBeds(tx, { occupancy: 29, corrects: first });
			await reportBeds(tx, { occupancy: 28, corrects: second });
			return countBeds(tx, at('14:00'));
		});
		expect(corrected).toEqual({ free: 12, held: 8 });
	});
});

describe('a new report', () => {
	it('with fewer beds leaves what is promised, which is shown as more than is free, and lets no more be promised', async () => {
		const found = await withBeds(async (tx) => {
			const number = await promiseBeds(tx, 8);
			await reportBeds(tx, { occupancy: 35 });
			const beds = await countBeds(tx);
			await moveHold(tx, seenHold(number, 'allocated'), { act: 'arrive', people: 8, reason: null });
			return { beds, after: await countBeds(tx), refused: await refusalOf(promiseBeds(tx, 1)) };
		});
		expect(found).toEqual({
			...{ beds: { free: 5, held: 8 }, after: { free: 5, held: 8 } },
			refused: { why: 'noBed', left: 0 }
		});
	});
});
