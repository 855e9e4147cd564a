import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { allocateBeds, requestBeds, whatRefused } from '#lib/server/commands/holds.ts';
import { rows } from '#lib/server/db/rows.ts';
import { ANYBODY, countBeds, inHours, NOON, reportBeds, seenHold } from '../support/beds.ts';
import { useDatabase } from '../support/database.ts';
import { enterShelter } from '../support/own-records.ts';
import { ADMIN, SITE } from '../support/own-sites.ts';
import { asSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');
const place = { shelterCode: SITE, at: NOON };

/** Requests for so many people each; gives their numbers. */
const askFor = (sizes: readonly number[]) =>
	record.current.withActor(ADMIN, async (tx) => {
		const numbers: number[] = [];
		for (const people of sizes)
			numbers.push(await requestBeds(tx, place, { people, attributes: ANYBODY, reason: null }));
		return numbers;
	});

/** Promises the beds of every hold at once, each in a unit of work of its own: those that were promised, and what was refused. */
async function promiseAtOnce(numbers: readonly number[]) {
	const settled = await Promise.allSettled(
		numbers.map((number) =>
			record.current.withActor(ADMIN, (tx) => allocateBeds(tx, seenHold(number, 'requested'), inHours(6)))
		)
	);
	return {
		promised: numbers.filter((_, index) => settled[index]!.status === 'fulfilled'),
		refusals: settled.flatMap((one) => (one.status === 'rejected' ? [whatRefused(one.reason)] : []))
	};
}

describe('the last beds, asked for by many at once', () => {
	beforeAll(() =>
		asSuperuser(record.current, async (tx) => {
			await enterShelter(tx, { code: SITE, area: 'KH12' });
			await reportBeds(tx);
		})
	);

	it('are promised to exactly as many as there are', async () => {
		const { promised, refusals } = await promiseAtOnce(await askFor(Array.from({ length: 24 }, () => 1)));
		expect(promised).toHaveLength(10);
		expect(refusals).toEqual(Array.from({ length: 14 }, () => ({ why: 'noBed', left: 0 })));
		expect(await record.current.withActor(ADMIN, (tx) => countBeds(tx))).toEqual({ free: 10, held: 10 });
	});

	it('are promised to groups that fit, and never past what is free', async () => {
		await asSuperuser(record.current, async (tx) => {
			await tx.execute(sql`DELETE FROM sala.holds`);
		});
		const { promised, refusals } = await promiseAtOnce(await askFor([4, 3, 4, 3, 4, 3, 4, 3]));
		expect(promised.length + refusals.length).toBe(8);
		const { free, held } = await record.current.withActor(ADMIN, (tx) => countBeds(tx));
		expect(held).toBeLessThanOrEqual(free!);
		// Whoever was refused asked for more than was left, and that is fewer than the largest group.
		expect(held).toBeGreaterThan(free! - 4);
		const [sum] = await record.current.withActor(ADMIN, (tx) =>
			rows<{ people: number }>(
				tx,
				sql`SELECT sum(people)::int AS people FROM holds WHERE state = 'allocated' AND retired_revision_id IS NULL`
			)
		);
		expect(sum?.people).toBe(held);
	});

	it('of one hold are promised once, however often it is asked for', async () => {
		await asSuperuser(record.current, async (tx) => {
			await tx.execute(sql`DELETE FROM sala.holds`);
		});
		const [number = 0] = await askFor([2]);
		const { promised, refusals } = await promiseAtOnce(Array.from({ length: 6 }, () => number));
		expect(promised).toHaveLength(1);
		expect(refusals).toEqual(Array.from({ length: 5 }, () => ({ why: 'changed', state: 'allocated' })));
	});
});
