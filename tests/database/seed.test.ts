import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { StartError } from '#lib/server/db/start-error.ts';
import { loadWhenEmpty } from '#lib/server/import/seed.ts';
import { TODAY } from '../fixtures/known.ts';
import { useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const empty = useDatabase('empty');
const silent = () => {};

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
			country_measure: 64
		});
	});

	it('loads nothing into a database that has them', async () => {
		const revisions = () =>
			record.current.withActor(COMMAND_LINE, (tx) => rows(tx, sql`SELECT id FROM revisions ORDER BY id`));
		const before = await revisions();
		await loadWhenEmpty(record.current, TODAY, silent);
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

describe('loadWhenEmpty into an empty database', () => {
	/** What keeps the record from being loaded, once a file of it was changed. */
	async function findProblem(today: string, file: string, change: (text: string) => string) {
		const folder = mkdtempSync(join(tmpdir(), 'sala-seed-'));
		try {
			cpSync(join('drizzle', 'seed'), folder, { recursive: true });
			writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
			await loadWhenEmpty(empty.current, today, silent, folder);
		} catch (error) {
			if (!(error instanceof StartError)) throw error;
			return [error.message, error.remedy];
		} finally {
			rmSync(folder, { recursive: true });
		}
		throw new Error('It was loaded.');
	}
	const BACK =
		'Put the files in drizzle/seed/ back as they were released (git checkout drizzle/seed), then start again.';

	it('names what is damaged in the boundaries, and what to do', async () => {
		const [message, remedy] = await findProblem(TODAY, 'areas/cambodia.geojson', () => '{');
		expect(message).toMatch(/^The boundaries that Sala ships with are damaged: .+\.$/);
		expect(remedy).toBe(BACK);
	});

	it('names what is damaged in the record, and what to do', async () => {
		const [message, remedy] = await findProblem(TODAY, 'public-record/shelters.csv', (text) =>
			text.replace('Phnom Penh', 'Phnom Pehn')
		);
		expect(message).toMatch(
			/^The record that Sala ships with is damaged: shelters\.csv line 2 province is not one of the 25 provinces/
		);
		expect(remedy).toBe(BACK);
	});

	it('asks for the clock where it is set to a day before what the record tells of', async () => {
		const [message, remedy] = await findProblem('2026-02-10', 'links/README.md', (text) => text);
		expect(message).toMatch(
			/^By the clock of this machine it is 2026-02-10, and the record that Sala ships with tells of 2026-\d\d-\d\d\.$/
		);
		expect(remedy).toBe('Set the clock right, then start again.');
	});
});
