import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listSeedFiles, seedRow, toFile } from '../fixtures/seed-rows.ts';
import { useDatabase } from '../support/database.ts';
import { takeChecksum, tryOut, type Trial } from '../support/importing.ts';

const record = useDatabase('record');

/** Names of the tables that the work changed, and what it returned. */
async function observe<T>(trial: Trial, work: () => Promise<T>) {
	const before = await trial.asSuperuser(() => takeChecksum(trial.tx));
	const result = await work();
	const after = await trial.asSuperuser(() => takeChecksum(trial.tx));
	return { result, tables: Object.keys(after).filter((name) => after[name] !== before[name]) };
}

/** What the standing versions of a table said of a code at a revision. */
async function readAt(tx: Tx, column: string, table: string, key: string, code: string, revision: number) {
	const found = await rows<{ value: unknown }>(
		tx,
		sql`SELECT ${sql.identifier(column)} AS value FROM ${sql.identifier(table)}
			WHERE ${sql.identifier(key)} = ${code} AND revision_id <= ${revision}
				AND (retired_revision_id IS NULL OR retired_revision_id > ${revision})
			ORDER BY id`
	);
	return found.map(({ value }) => value);
}

async function readRevision(tx: Tx): Promise<number> {
	const [latest] = await rows<{ id: number }>(tx, sql`SELECT max(id) AS id FROM revisions`);
	return latest!.id;
}

describe('importFiles with the record again', () => {
	it('changes nothing, and leaves no revision', async () => {
		await tryOut(record.current, async (trial) => {
			const { result, tables } = await observe(trial, () => trial.import(listSeedFiles()));
			expect(tables).toEqual([]);
			expect(result).toMatchObject({ problems: [], isWritten: false, published: [] });
			expect(result.kinds.map(({ unchanged }) => unchanged)).toEqual([240, 5, 69, 8, 156, 53, 64, 1, 6, 13]);
			expect(
				result.kinds.flatMap(({ added, changed, vanished }) => [...added, ...changed, ...vanished])
			).toEqual([]);
		});
	});

	it('makes exactly one new version of a changed row, and the old one can be read at the old revision', async () => {
		await tryOut(record.current, async (trial) => {
			const { tx } = trial;
			const before = await readRevision(tx);
			const file = toFile('compounds', [seedRow('compounds', 'KH-C-003', { name: 'Golden Fortune Park' })]);
			const { result, tables } = await observe(trial, () => trial.import([file]));
			expect(tables).toEqual(['sala.audit', 'sala.compounds', 'sala.revisions']);
			expect(result.kinds).toMatchObject([{ added: [], changed: ['KH-C-003'], unchanged: 0 }]);

			const versions = await rows(
				tx,
				sql`SELECT name, revision_id AS since, retired_revision_id AS until FROM compounds WHERE code = 'KH-C-003' ORDER BY id`
			);
			const now = await readRevision(tx);
			const old = 'Golden Fortune Science and Technology Park';
			expect(versions).toEqual([
				{ name: old, since: expect.any(Number) as number, until: now },
				{ name: 'Golden Fortune Park', since: now, until: null }
			]);
			expect(await readAt(tx, 'name', 'compounds', 'code', 'KH-C-003', before)).toEqual([old]);
			expect(await readAt(tx, 'name', 'compounds', 'code', 'KH-C-003', now)).toEqual(['Golden Fortune Park']);
		});
	});

	it.each([
		['a nationality', ['sala.event_nationalities'], toFile('events', [eventWith({ nationalities: [] })])],
		['the main site', ['sala.event_compounds'], toFile('events', [eventWith({ compoundId: 'KH-C-021' })])],
		['the order of sources', ['sala.citations'], toFile('compounds', [compoundWithSourcesTurned()])]
	])('tells a row as changed where only %s did', async (_what, tables, file) => {
		await tryOut(record.current, async (trial) => {
			const observed = await observe(trial, () => trial.import([file]));
			expect(observed.tables.toSorted()).toEqual([...tables, 'sala.audit', 'sala.revisions'].toSorted());
			expect(observed.result.kinds[0]).toMatchObject({ added: [], unchanged: 0 });
			expect(observed.result.kinds[0]!.changed).toHaveLength(1);
			expect(await trial.import([file])).toMatchObject({ isWritten: false });
		});
	});

	it('reports a row that vanished from the file, and lets it stand', async () => {
		await tryOut(record.current, async (trial) => {
			const left = (await trial.list('compounds')).filter(({ id }) => id !== 'KH-C-003');
			const { result, tables } = await observe(trial, () => trial.import([toFile('compounds', left)]));
			expect(tables).toEqual([]);
			expect(result.kinds).toMatchObject([{ vanished: ['KH-C-003'], unchanged: 68 }]);
			expect(await trial.list('compounds')).toContainEqual(seedRow('compounds', 'KH-C-003'));
		});
	});
});

function eventWith(change: Parameters<typeof seedRow<'events'>>[2]) {
	return seedRow('events', 'KH-E-019', change);
}

function compoundWithSourcesTurned() {
	const { sourceIds } = seedRow('compounds', 'KH-C-003');
	return seedRow('compounds', 'KH-C-003', { sourceIds: sourceIds.toReversed() });
}

describe('importFiles with what was observed', () => {
	const status = (statusDate: string | null, word: 'closed' | 'reopened' | 'raided') =>
		toFile('compounds', [seedRow('compounds', 'KH-C-001', { status: word, statusDate })]);
	const listStatuses = (tx: Tx) =>
		rows<{ reported: string; on: string; stands: boolean }>(
			tx,
			sql`SELECT reported_as AS reported, since_on::text AS on, retired_revision_id IS NULL AS stands
				FROM compound_statuses WHERE compound_code = 'KH-C-001' ORDER BY id`
		);

	it('adds a status of a later day to the history', async () => {
		await tryOut(record.current, async ({ tx, ...trial }) => {
			await trial.import([status('2026-05-01', 'reopened')]);
			expect(await listStatuses(tx)).toEqual([
				{ reported: 'raided', on: '2025-11-01', stands: true },
				{ reported: 'reopened', on: '2026-05-01', stands: true }
			]);
			expect(await trial.list('compounds')).toContainEqual(
				seedRow('compounds', 'KH-C-001', { status: 'reopened', statusDate: '2026-05-01' })
			);
		});
	});

	it('takes another status of the same day as a correction', async () => {
		await tryOut(record.current, async ({ tx, ...trial }) => {
			await trial.import([status('2025-11-01', 'closed')]);
			expect(await listStatuses(tx)).toEqual([
				{ reported: 'raided', on: '2025-11-01', stands: false },
				{ reported: 'closed', on: '2025-11-01', stands: true }
			]);
		});
	});

	it('takes one of an earlier day as a correction of all since then', async () => {
		await tryOut(record.current, async ({ tx, ...trial }) => {
			await trial.import([status('2026-05-01', 'reopened')]);
			await trial.import([status('2025-10-01', 'closed')]);
			const standing = (await listStatuses(tx)).filter(({ stands }) => stands);
			expect(standing).toEqual([{ reported: 'closed', on: '2025-10-01', stands: true }]);
			expect(await trial.import([status('2025-10-01', 'closed')])).toMatchObject({ isWritten: false });
		});
	});

	it('undoes no later status when an older file comes again', async () => {
		await tryOut(record.current, async ({ tx, ...trial }) => {
			await trial.import([status('2026-05-01', 'reopened')]);
			expect(await trial.import([status('2025-11-01', 'raided')])).toMatchObject({ isWritten: false });
			expect((await listStatuses(tx)).every(({ stands }) => stands)).toBe(true);
		});
	});

	it('adds the report of a shelter of a later day, and corrects one of the same day', async () => {
		await tryOut(record.current, async (trial) => {
			const report = (asOf: string, occupancy: number) =>
				toFile('shelters', [seedRow('shelters', 'KH-S-002', { asOf, occupancy })]);
			const { asOf } = seedRow('shelters', 'KH-S-002');
			await trial.import([report(asOf!, 1100)]);
			await trial.import([report('2026-03-01', 900)]);
			const reports = await rows(
				trial.tx,
				sql`SELECT occupancy FROM shelter_reports
					WHERE shelter_code = 'KH-S-002' AND retired_revision_id IS NULL ORDER BY reported_on`
			);
			expect(reports).toEqual([{ occupancy: 1100 }, { occupancy: 900 }]);
		});
	});
});
