import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { redact, setDisclosure } from '#lib/server/commands/disclosure.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { enterReport, enterShelter } from '../support/own-records.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');

const SITE = 'LV-S-001';
const WORDS = ['Quxford', 'Zyx Fund', '104.912345', 'zymill'];

/** Places that say one of the words: tables of every schema of Sala, with the word. */
async function listSaying(tx: Tx): Promise<string[]> {
	const tables = await rows<{ schema: string; name: string }>(
		tx,
		sql`SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname LIKE 'sala%' ORDER BY 1, 2`
	);
	const saying: string[] = [];
	for (const { schema, name } of tables) {
		for (const word of WORDS) {
			const [row] = await rows<{ count: number }>(
				tx,
				sql`SELECT count(*)::int AS count FROM ${sql.identifier(schema)}.${sql.identifier(name)} t
					WHERE to_jsonb(t)::text ILIKE ${`%${word}%`}`
			);
			if (row!.count > 0) saying.push(`${schema}.${name} ${word}`);
		}
	}
	return saying;
}

/** Does the work with a shelter that every outlet tells of, and an event that names it. */
const withSite = <T>(work: (tx: Tx) => Promise<T>) =>
	rolledBack(record.current, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		await enterShelter(tx, {
			...{ code: SITE, name: 'Quxford House', operator: 'Zyx Fund', area: 'KH12', note: 'Behind the zymill.' },
			...{ point: [104.912345, 11.567891], address: '7 Quxford Road', contact: 'desk@quxford.example' }
		});
		await enterReport(tx, { code: SITE, on: '2026-02-20', occupancy: 30 });
		const revision = await beginRevision(tx, 'Quxford House entered');
		await setDisclosure(tx, revision, {
			...{ code: SITE, audience: 'public', nameRung: 'exact', operatorRung: 'exact', placeRung: 'exact' },
			reason: 'Quxford House asks for it'
		});
		await tx.execute(
			sql`UPDATE sala.events SET note = 'They were taken to quxford house.' WHERE code = (SELECT min(code) FROM sala.events)`
		);
		await publish(tx, 'for a test');
		return work(tx);
	});

describe('redact', () => {
	it('blanks a record in every version, in the audit and in every projection, and its name in other texts', async () => {
		const [before, elsewhere, after, anew] = await withSite(async (tx) => {
			const said = await listSaying(tx);
			const others = await redact(
				tx,
				await beginRevision(tx, 'for a test'),
				SITE,
				'asked for by the operator'
			);
			const left = await listSaying(tx);
			await publish(tx, 'for a test');
			return [said, others, left, await listSaying(tx)];
		});
		expect(before).toEqual(
			expect.arrayContaining([
				...[
					'sala.audit Quxford',
					'sala.events Quxford',
					'sala.revisions Quxford',
					'sala.shelter_places Quxford'
				],
				...['sala.shelters Zyx Fund', 'sala_public.shelters Quxford', 'sala_public.shelters zymill']
			])
		);
		expect(elsewhere).toBeGreaterThanOrEqual(2);
		expect(after).toEqual([]);
		expect(anew).toEqual([]);
	});

	it('keeps that it happened, when and why', async () => {
		const kept = await withSite(async (tx) => {
			const revision = await beginRevision(tx, 'Redaction');
			await redact(tx, revision, SITE, 'asked for by the operator');
			return rows(
				tx,
				sql`SELECT d.reason, r.publication, (SELECT count(*)::int FROM sala.shelters WHERE code = ${SITE}) AS versions,
						(SELECT count(*)::int FROM sala.audit WHERE record_code = ${SITE} AND action = 'insert on redactions') AS logged
					FROM sala.redactions d JOIN sala.records r ON r.code = d.record_code WHERE d.record_code = ${SITE}`
			);
		});
		expect(kept.map((row) => ({ ...row }))).toEqual([
			{ reason: 'asked for by the operator', publication: 'withdrawn', versions: 1, logged: 1 }
		]);
	});

	it.each(['KH-C-001', 'KH-E-001', 'KH-D-039', 'SRC-005', 'KH-S-001'])(
		'takes %s, of every kind of record',
		async (code) => {
			const shown = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
				await redact(tx, await beginRevision(tx, 'for a test'), code, 'for a test');
				await becomeSuperuser(tx);
				return rows(tx, sql`SELECT 1 FROM sala_public.records WHERE code = ${code}`);
			});
			expect(shown).toEqual([]);
		}
	);
});
