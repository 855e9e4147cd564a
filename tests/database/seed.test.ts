import { describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { loadWhenEmpty } from '#lib/server/import/seed.ts';
import { useDatabase } from '../support/database.ts';

const record = useDatabase('record');

describe('loadWhenEmpty', () => {
	it('loads every row of the record', async () => {
		const counts = await record.current.withActor(COMMAND_LINE, (tx) =>
			rows<{ stem: string; count: number }>(
				tx,
				sql`SELECT stem, count(*)::int AS count FROM records GROUP BY stem`
			)
		);
		expect(Object.fromEntries(counts.map(({ stem, count }) => [stem, count]))).toEqual({
			source: 240,
			compound: 69,
			event: 156,
			figure: 53,
			operation: 5,
			shelter: 8,
			country_measure: 63
		});
	});

	it('loads nothing into a database that has them', async () => {
		const revisions = () =>
			record.current.withActor(COMMAND_LINE, (tx) => rows(tx, sql`SELECT id FROM revisions ORDER BY id`));
		const before = await revisions();
		await loadWhenEmpty(record.current, () => {});
		expect(await revisions()).toEqual(before);
	});

	it('shows the public what is published and none of the compounds under review', async () => {
		const [count] = await record.current.withActor(PUBLIC, (tx) =>
			rows<{ compounds: number; events: number; figures: number }>(
				tx,
				sql`SELECT (SELECT count(*)::int FROM compounds) AS compounds, (SELECT count(*)::int FROM events) AS events,
					(SELECT count(*)::int FROM figures) AS figures`
			)
		);
		expect(count).toEqual({ compounds: 34, events: 156, figures: 53 });
	});
});
