import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { sqlState } from '#lib/server/db/postgres-errors.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { attempt, NO_RIGHT, readAll } from '../support/superuser.ts';

const record = useDatabase('record');

/** SQLSTATE of a row that a check of its table refuses. */
const CHECK_FAILED = '23514';

interface VersionedTable {
	name: string;
	columns: string[];
}

let tables: VersionedTable[];

beforeAll(async () => {
	tables = await readAll<VersionedTable>(
		record.current,
		sql`SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
			FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			WHERE c.relnamespace = 'sala'::regnamespace AND c.relkind = 'r'
				-- Written by functions alone: see rights.test.ts.
				AND c.relname NOT IN ('disclosures', 'holds', 'own_cells', 'shelter_places', 'turn_aways')
			GROUP BY c.relname HAVING bool_or(a.attname = 'retired_revision_id') ORDER BY 1`
	);
	await record.current.withActor(COMMAND_LINE, async (tx) => {
		const revision = await beginRevision(tx, 'a row in each table, for a test');
		await tx.execute(
			sql`INSERT INTO figure_recommendations (figure_code, reason, revision_id)
				SELECT code, 'the best', ${revision} FROM figures ORDER BY code LIMIT 1`
		);
	});
});

/** Numbers of the rows that the admin could retire, one statement in a revision of its own. */
async function retireAll(tx: Tx, name: string): Promise<number[]> {
	const revision = await beginRevision(tx, 'for a test');
	const retired = await rows<{ id: number }>(
		tx,
		sql`UPDATE ${sql.identifier(name)} SET retired_revision_id = ${revision} RETURNING id::int`
	);
	return retired.map(({ id }) => id);
}

describe('a version', () => {
	it('is what the rows of at least a dozen tables are, each with a row to try', async () => {
		expect(tables.length).toBeGreaterThan(12);
		for (const { name } of tables) {
			expect(
				await attempt(record.current, COMMAND_LINE, sql`SELECT 1 FROM ${sql.identifier(name)} LIMIT 1`)
			).toBe(1);
		}
	});

	it('keeps every column that it was written with', async () => {
		for (const { name, columns } of tables) {
			for (const column of columns.filter((one) => !['id', 'retired_revision_id'].includes(one))) {
				const written = sql`UPDATE ${sql.identifier(name)} SET ${sql.identifier(column)} = ${sql.identifier(column)}`;
				expect({ name, column, answer: await attempt(record.current, COMMAND_LINE, written) }).toEqual({
					name,
					column,
					answer: NO_RIGHT
				});
			}
		}
	});

	it('is deleted by nobody', async () => {
		for (const { name } of tables) {
			for (const role of ['coordinator', 'admin'] as const) {
				const actor = { role, userId: 'a' };
				expect(await attempt(record.current, actor, sql`DELETE FROM ${sql.identifier(name)}`)).toBe(NO_RIGHT);
				expect(await attempt(record.current, actor, sql`TRUNCATE ${sql.identifier(name)} CASCADE`)).toBe(
					NO_RIGHT
				);
			}
		}
	});

	it('is retired once', async () => {
		for (const { name } of tables) {
			const [first, second] = await rolledBack(record.current, COMMAND_LINE, async (tx) => [
				await retireAll(tx, name),
				await retireAll(tx, name)
			]);
			expect({ name, again: second }).toEqual({ name, again: [] });
			expect(first?.length).toBeGreaterThan(0);
		}
	});

	it('never stands again', async () => {
		for (const { name } of tables) {
			const undone = sql`UPDATE ${sql.identifier(name)} SET retired_revision_id = NULL RETURNING id`;
			const afterRetiring = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
				await retireAll(tx, name);
				return rows(tx, undone);
			});
			expect({ name, afterRetiring }).toEqual({ name, afterRetiring: [] });
			expect(await attempt(record.current, COMMAND_LINE, undone)).toBe(NO_RIGHT);
		}
	});

	it('is not retired before it was recorded, nor by a revision that does not exist', async () => {
		const retire = (revision: number) =>
			attempt(
				record.current,
				COMMAND_LINE,
				sql`UPDATE figures SET retired_revision_id = ${revision} RETURNING id`
			);
		expect(await retire(1)).toBe(CHECK_FAILED);
		expect(await retire(1_000_000)).toBe('23503');
	});
});

describe('what cannot be rewritten', () => {
	it.each([
		['revisions', 'reason'],
		['publications', 'reason'],
		['publication_runs', 'reason'],
		['figure_series', 'publisher']
	])('is %s', async (name, column) => {
		const table = sql.identifier(name);
		for (const change of [
			sql`UPDATE ${table} SET ${sql.identifier(column)} = 'other'`,
			sql`DELETE FROM ${table}`,
			sql`TRUNCATE ${table} CASCADE`
		]) {
			expect(await attempt(record.current, COMMAND_LINE, change)).toBe(NO_RIGHT);
		}
	});

	it('is the code, stem and dataset of a record, and a record is not deleted', async () => {
		for (const column of ['code', 'stem', 'dataset', 'information_withheld']) {
			const change = sql`UPDATE records SET ${sql.identifier(column)} = ${sql.identifier(column)}`;
			expect(await attempt(record.current, COMMAND_LINE, change)).toBe(NO_RIGHT);
		}
		expect(await attempt(record.current, COMMAND_LINE, sql`DELETE FROM records`)).toBe(NO_RIGHT);
	});

	it('is an area that records point at: it is replaced, not removed', async () => {
		expect(await attempt(record.current, COMMAND_LINE, sql`DELETE FROM areas WHERE pcode = 'KH12'`)).toBe(
			'23503'
		);
	});
});

describe('begin_revision', () => {
	it('numbers and dates the acts of writing in the order of their commits', async () => {
		const begun = await Promise.all(
			Array.from({ length: 8 }, (_, number) =>
				record.current.withActor({ role: 'admin', userId: `writer ${number}` }, async (tx) => {
					const id = await beginRevision(tx, `act ${number}`);
					const [row] = await rows<{ at: number; actor: string; last: number }>(
						tx,
						sql`SELECT extract(epoch FROM recorded_at)::float8 AS at, actor, (SELECT max(id) FROM revisions)::int AS last
							FROM revisions WHERE id = ${id}`
					);
					return { id, number, ...row! };
				})
			)
		);
		const inOrder = begun.toSorted((a, b) => a.id - b.id);
		expect(inOrder.every(({ id, last }) => id === last)).toBe(true);
		expect(inOrder.map(({ at }) => at)).toEqual(inOrder.map(({ at }) => at).toSorted((a, b) => a - b));
		expect(inOrder.every(({ actor, number }) => actor === `writer ${number}`)).toBe(true);
	});

	it('refuses an act without a reason', async () => {
		const state = await rolledBack(record.current, COMMAND_LINE, (tx) =>
			beginRevision(tx, '').then(() => 'accepted', sqlState)
		);
		expect(state).toBe(CHECK_FAILED);
	});
});
