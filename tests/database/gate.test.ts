import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/server/db/actor.ts';
import { beginRevision, movePublication, publish } from '#lib/server/commands/records.ts';
import { constraintOf } from '#lib/server/db/postgres-errors.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Publication } from '#lib/server/db/schema/records.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const record = useDatabase('record');

const SITE = 'LV-C-1';
const as = (userId: string): Actor => ({ role: 'admin', userId });
const AUTHOR = as('author');

const become = (tx: Tx, { userId }: Actor) =>
	tx.execute(sql`SELECT set_config('sala.user_id', ${userId}, true)`);

async function enter(tx: Tx, publication: Publication): Promise<void> {
	const revision = await beginRevision(tx, 'for a test');
	await tx.execute(
		sql`INSERT INTO records (code, stem, dataset, publication) VALUES (${SITE}, 'compound', 'live', ${publication})`
	);
	await tx.execute(
		sql`INSERT INTO compounds (code, name, country_iso2, location_precision, kind, evidence, revision_id)
			VALUES (${SITE}, 'Quxford Park', 'KH', 'not_located', 'other', 'suspected', ${revision})`
	);
}

const move = async (tx: Tx, publication: Publication, rule = 'published_by_person') =>
	movePublication(tx, await beginRevision(tx, 'for a test'), [SITE], {
		publication,
		rule,
		reason: 'for a test'
	});

/** What becomes of a record that its author entered, and then somebody takes through the gate. */
const tryGate = (steps: (tx: Tx) => Promise<unknown>, first: Publication = 'in_review') =>
	rolledBack(record.current, AUTHOR, async (tx) => {
		await enter(tx, first);
		await steps(tx);
		const [row] = await rows<{ publication: Publication; alone: boolean | null }>(
			tx,
			sql`SELECT publication, is_published_alone AS alone FROM records WHERE code = ${SITE}`
		);
		return { ...row };
	});

/** The constraint that refused; undefined where nothing did. */
const whatShuts = (moved: Promise<unknown>) => moved.then(() => undefined, constraintOf);

describe('the gate', () => {
	it('is opened by a second person', async () => {
		const moved = await tryGate(async (tx) => {
			await become(tx, as('second'));
			await move(tx, 'published');
		});
		expect(moved).toEqual({ publication: 'published', alone: null });
	});

	it('is not opened by whoever wrote the record, nor by its command', async () => {
		for (const rule of ['published_by_person', 'published_by_command']) {
			expect(await whatShuts(tryGate((tx) => move(tx, 'published', rule)))).toBe(
				'records_gate_second_person'
			);
		}
	});

	it('is not opened by whoever wrote only the last version', async () => {
		const rewritten = tryGate(async (tx) => {
			await become(tx, as('second'));
			const revision = await beginRevision(tx, 'for a test');
			await tx.execute(sql`UPDATE compounds SET retired_revision_id = ${revision} WHERE code = ${SITE}`);
			await tx.execute(
				sql`INSERT INTO compounds (code, name, country_iso2, location_precision, kind, evidence, revision_id)
					VALUES (${SITE}, 'Quxford Gardens', 'KH', 'not_located', 'other', 'suspected', ${revision})`
			);
			await move(tx, 'published');
		});
		expect(await whatShuts(rewritten)).toBe('records_gate_second_person');
	});

	it('is not opened to a draft that nobody put in review', async () => {
		const straight = tryGate(async (tx) => {
			await become(tx, as('second'));
			await move(tx, 'published');
		}, 'draft');
		expect(await whatShuts(straight)).toBe('records_gate_review');
	});

	it('is not opened by writing the state past the command', async () => {
		expect(
			await whatShuts(
				tryGate((tx) => tx.execute(sql`UPDATE records SET publication = 'published' WHERE code = ${SITE}`))
			)
		).toBe('records_gate_second_person');
	});

	it('lets an office of one person publish alone, and the record says so to its readers', async () => {
		const said = await rolledBack(record.current, AUTHOR, async (tx) => {
			await enter(tx, 'in_review');
			await tx.execute(sql`SELECT sala.set_office(true)`);
			await move(tx, 'published');
			await publish(tx, 'for a test');
			await tx.execute(sql`SELECT set_config('role', 'sala_public', true)`);
			return rows<{ alone: boolean }>(
				tx,
				sql`SELECT is_published_alone AS alone FROM records WHERE code = ${SITE}`
			);
		});
		expect(said.map((row) => ({ ...row }))).toEqual([{ alone: true }]);
	});

	it('lets a named rule publish, as the record that Sala ships with', async () => {
		expect(await tryGate((tx) => move(tx, 'published', 'public_record'))).toMatchObject({
			publication: 'published'
		});
	});

	it('takes what is withdrawn out of every projection at once', async () => {
		const codes = await rolledBack(record.current, AUTHOR, async (tx) => {
			await enter(tx, 'in_review');
			await become(tx, as('second'));
			await move(tx, 'published');
			await publish(tx, 'for a test');
			await move(tx, 'withdrawn');
			await tx.execute(sql`SELECT set_config('role', 'none', true)`);
			return rows(
				tx,
				sql`SELECT code FROM sala_public.records WHERE code = ${SITE} UNION ALL SELECT code FROM sala_donor.records WHERE code = ${SITE}
					UNION ALL SELECT code FROM sala_researcher.records WHERE code = ${SITE}`
			);
		});
		expect(codes).toEqual([]);
	});
});
