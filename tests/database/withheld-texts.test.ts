import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { becomeSuperuser, readAll } from '../support/superuser.ts';

const record = useDatabase('record');

const NAME = 'Quxford Gardens';

/** Words of a vocabulary or of a map, and the names of compounds that are published themselves. */
const NO_FREE_TEXT = [
	...['areas.name_en', 'areas.name_km', 'areas.boundary_source', 'areas.boundary_version'],
	...['compounds.name', 'compounds.aliases', 'figures.overlap_groups', 'figure_series.nationalities'],
	...['shelter_reports.entry_conditions', 'shelter_reports.services', 'records.information_withheld']
];

/** A column of the projection in which somebody may write anything. */
interface TextColumn {
	table: string;
	column: string;
	isAddress: boolean;
}

let textColumns: TextColumn[];

beforeAll(async () => {
	const found = await readAll<TextColumn>(
		record.current,
		sql`SELECT c.relname AS table, a.attname AS column, a.attname LIKE '%url' AS "isAddress"
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'sala_public' AND c.relkind = 'r'
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND a.atttypid IN ('text'::regtype, 'text[]'::regtype)
			WHERE a.attname LIKE '%url' OR NOT EXISTS (
				SELECT FROM pg_constraint k JOIN pg_attribute b ON b.attrelid = k.conrelid AND b.attnum = ANY (k.conkey)
				WHERE k.conrelid = to_regclass('sala.' || c.relname) AND b.attname = a.attname
					AND (k.contype IN ('f', 'p') OR pg_get_constraintdef(k.oid) LIKE '%ANY (%' OR pg_get_constraintdef(k.oid) LIKE '%~%')
			)
			ORDER BY 1, 2`
	);
	textColumns = found.filter(({ table, column }) => !NO_FREE_TEXT.includes(`${table}.${column}`));
});

/** A published compound, and its name written into every free text of a published row of each table. */
async function plantName(tx: Tx): Promise<void> {
	await becomeSuperuser(tx);
	const revision = await beginRevision(tx, 'for a test');
	await tx.execute(sql`INSERT INTO records VALUES ('KH-C-999', 'compound', 'public_record', 'published')`);
	await tx.execute(
		sql`INSERT INTO compounds (code, name, country_iso2, location_precision, kind, evidence, revision_id)
			VALUES ('KH-C-999', ${`${NAME} compound (west)`}, 'KH', 'not_located', 'other', 'suspected', ${revision})`
	);
	await tx.execute(
		sql`INSERT INTO figure_recommendations (figure_code, reason, revision_id)
			SELECT code, 'the best', ${revision} FROM figures ORDER BY code LIMIT 1`
	);
	await publish(tx, 'for a test');
	const phrase = `about ${NAME.toUpperCase()}, so called`;
	for (const { table, column, isAddress } of textColumns) {
		const text = isAddress ? 'https://example.org/a/quxford-gardens-raid' : phrase;
		const [row] = await rows<{ id: number }>(
			tx,
			sql`UPDATE sala.${sql.identifier(table)} SET ${sql.identifier(column)} = ${text}
				WHERE id = (
					SELECT id FROM sala_public.${sql.identifier(table)} ORDER BY ${sql.identifier(column)} IS NULL, id LIMIT 1
				) RETURNING id::int`
		);
		if (!row) throw new Error(`No row of ${table} is public; plant one.`);
	}
	// A counter, and who confirms a compound, are named only where a source of theirs has that publisher.
	await tx.execute(
		sql`UPDATE sala.sources SET publisher = ${phrase} WHERE code IN (
				SELECT c.source_code FROM sala.citations c
				LEFT JOIN sala.figures f ON f.code = c.record_code LEFT JOIN sala.figure_series s ON s.id = f.series_id
				LEFT JOIN sala.compounds b ON b.code = c.record_code
				WHERE ${phrase} IN (s.publisher, b.evidence_confirmed_by)
			)`
	);
	await publish(tx, 'for a test');
}

/** Tables of the projection in which any column says the name. */
async function listTablesNaming(tx: Tx): Promise<string[]> {
	const tables = await rows<{ table: string }>(
		tx,
		sql`SELECT relname AS "table" FROM pg_class WHERE relnamespace = 'sala_public'::regnamespace AND relkind = 'r' ORDER BY 1`
	);
	const naming: string[] = [];
	for (const { table } of tables) {
		const [first] = await rows(
			tx,
			sql`SELECT 1 FROM sala_public.${sql.identifier(table)} t
				WHERE translate(lower(t::text), '-', ' ') LIKE ${`%${NAME.toLowerCase()}%`} OR t::text LIKE '%KH-C-999%' LIMIT 1`
		);
		if (first) naming.push(table);
	}
	return naming;
}

describe('texts that name a compound', () => {
	it('stand in every table while the compound is published', async () => {
		const naming = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await plantName(tx);
			return listTablesNaming(tx);
		});
		expect(textColumns.length).toBeGreaterThan(30);
		expect(naming).toEqual([...new Set(['records', ...textColumns.map(({ table }) => table)])].sort());
	});

	it('are gone from the projection as soon as it is withdrawn, and stay away when it is written anew', async () => {
		const naming = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await plantName(tx);
			await tx.execute(sql`UPDATE records SET publication = 'withdrawn' WHERE code = 'KH-C-999'`);
			const atOnce = await listTablesNaming(tx);
			await publish(tx, 'for a test');
			return [atOnce, await listTablesNaming(tx)];
		});
		expect(naming).toEqual([[], []]);
	});

	it('leave the word that something is withheld, and a destination that was recorded', async () => {
		const [event] = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await plantName(tx);
			await tx.execute(sql`UPDATE records SET publication = 'in_review' WHERE code = 'KH-C-999'`);
			return rows(
				tx,
				sql`SELECT e.destination, r.information_withheld FROM sala_public.events e
					JOIN sala_public.records r USING (code) WHERE e.destination IS NOT NULL ORDER BY e.id LIMIT 1`
			);
		});
		expect(event).toEqual({
			destination: 'withheld',
			information_withheld: 'A place under review, and text that would name it'
		});
	});
});

describe('the record as it ships', () => {
	it('has no text in the projection that names a compound under review', async () => {
		const found = await readAll<{ guarded: number }>(
			record.current,
			sql`SELECT count(*)::int AS guarded FROM sala.guarded_names`
		);
		expect(found[0]?.guarded).toBeGreaterThan(35);
		for (const { table, column } of textColumns) {
			const named = await readAll(
				record.current,
				sql`SELECT ${sql.identifier(column)}::text FROM sala_public.${sql.identifier(table)}
					WHERE sala.names_unpublished(${sql.identifier(column)}::text)`
			);
			expect({ table, column, named }).toEqual({ table, column, named: [] });
		}
	});
});
