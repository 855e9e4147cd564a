import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { PUBLIC } from '#lib/server/db/actor.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { useDatabase } from '../support/database.ts';

const empty = useDatabase('empty');

async function divide(tx: Tx, by: number): Promise<number> {
	const [row] = await rows<{ result: number }>(tx, sql`SELECT 60 / ${by}::int AS result`);
	return row!.result;
}

describe('a unit of work that asks several things at once', () => {
	it('gives each question its own answer', async () => {
		const divisors = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20];
		const results = await empty.current.withActor(PUBLIC, (tx) =>
			Promise.all(divisors.map((by) => divide(tx, by)))
		);
		expect(results).toEqual(divisors.map((by) => 60 / by));
	});

	it.each([0, 1, 3])('fails where question %i fails, and leaves the door open', async (failing) => {
		const divisors = [1, 2, 3, 4].map((by, index) => (index === failing ? 0 : by));
		const work = empty.current.withActor(PUBLIC, (tx) => Promise.all(divisors.map((by) => divide(tx, by))));
		await expect(work).rejects.toMatchObject({ cause: { message: 'division by zero' } });
		expect(await empty.current.withActor(PUBLIC, (tx) => divide(tx, 4))).toBe(15);
	});
});
