import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listRevisionChanges, type RevisionChange } from '#lib/server/queries/revision-changes.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const record = useDatabase('record');

const asAdmin = <T>(work: (tx: Tx) => Promise<T>) => rolledBack(record.current, COMMAND_LINE, work);

/** The act that entered the events of the public record. */
async function findLargeRevision(tx: Tx): Promise<number> {
	const [row] = await rows<{ id: number }>(
		tx,
		sql`SELECT revision_id::int AS id FROM events GROUP BY revision_id ORDER BY count(*) DESC LIMIT 1`
	);
	return row!.id;
}

describe('listRevisionChanges', () => {
	it('tells each row that was written with what stood there before', async () => {
		const { changes, next } = await asAdmin(async (tx) => {
			const revision = await beginRevision(tx, 'for a test');
			await tx.execute(sql`UPDATE compounds SET retired_revision_id = ${revision} WHERE code = 'KH-C-001'`);
			await tx.execute(
				sql`INSERT INTO compounds (code, name, country_iso2, location_precision, kind, evidence, revision_id)
					VALUES ('KH-C-001', 'Quxford Park', 'KH', 'not_located', 'other', 'suspected', ${revision})`
			);
			return listRevisionChanges(tx, revision);
		});
		expect(changes).toMatchObject([
			{
				table: 'compounds',
				recordCode: 'KH-C-001',
				before: { code: 'KH-C-001' },
				after: { name: 'Quxford Park' }
			}
		]);
		expect(changes[0]!.before!.name).not.toBe('Quxford Park');
		expect(next).toBeNull();
	});

	it('gives every row once, page by page', async () => {
		const [whole, paged] = await asAdmin(async (tx) => {
			const revision = await findLargeRevision(tx);
			const parts: RevisionChange[] = [];
			let start: number | null = 0;
			while (start !== null) {
				const page = await listRevisionChanges(tx, revision, start, 40);
				parts.push(...page.changes);
				start = page.next;
			}
			return [(await listRevisionChanges(tx, revision, 0, 10_000)).changes, parts];
		});
		expect(whole.length).toBeGreaterThan(100);
		expect(paged).toEqual(whole);
	});

	it('tells nothing of an act that there is not', async () => {
		expect(await asAdmin((tx) => listRevisionChanges(tx, 999_999))).toEqual({ changes: [], next: null });
	});
});
