import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { becomeSuperuser, readAll } from '../support/superuser.ts';

const record = useDatabase('record');

/** What no text may say once its record is withdrawn, as it is written in a sentence and in an address. */
interface Mention {
	what: string;
	/** As it stands in both, in small letters and with blanks. */
	said: string;
	phrase: string;
	address: string;
	code: string;
	stem: 'compound' | 'event';
}

const MENTIONS: Mention[] = [
	{
		what: 'the name of a compound',
		said: 'quxford gardens',
		phrase: 'about QUXFORD GARDENS, so called',
		address: 'https://example.org/a/quxford-gardens-raid',
		code: 'KH-C-999',
		stem: 'compound'
	},
	{
		what: 'the code of an event',
		said: 'kh e 999',
		phrase: 'for the others see KH-E-999.',
		address: 'https://example.org/a?raid=kh-e-999',
		code: 'KH-E-999',
		stem: 'event'
	}
];
/** Words of a vocabulary or of a map. */
const NO_FREE_TEXT = [
	...['areas.name_en', 'areas.name_km', 'areas.boundary_source', 'areas.boundary_version'],
	...['figure_series.nationalities', 'shelter_reports.entry_conditions', 'shelter_reports.services'],
	...[
		'records.information_withheld',
		'records.data_generalisation',
		'shelter_cells.rung',
		'shelter_cells.shelter_code'
	]
];

/** A column of the projection in which somebody may write anything. */
interface TextColumn {
	table: string;
	column: string;
	isAddress: boolean;
	isList: boolean;
}

let textColumns: TextColumn[];

beforeAll(async () => {
	const found = await readAll<TextColumn>(
		record.current,
		sql`SELECT c.relname AS table, a.attname AS column, a.attname LIKE '%url' AS "isAddress", a.atttypid = 'text[]'::regtype AS "isList"
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

/** A published record, and its name or code written into every free text of a published row of each table. */
async function plant(tx: Tx, { phrase, address, code, stem }: Mention): Promise<void> {
	await becomeSuperuser(tx);
	const revision = await beginRevision(tx, 'for a test');
	await tx.execute(sql`INSERT INTO records VALUES (${code}, ${stem}, 'public_record', 'published')`);
	await tx.execute(
		sql`INSERT INTO compounds (code, name, country_iso2, location_precision, kind, evidence, revision_id)
			SELECT code, 'Quxford Gardens compound (west)', 'KH', 'not_located', 'other', 'suspected', ${revision}
			FROM records WHERE code = ${code} AND stem = 'compound'`
	);
	// The present name of a published compound is never withheld; one that was corrected is.
	await tx.execute(
		sql`INSERT INTO compounds (code, name, country_iso2, location_precision, kind, evidence, evidence_confirmed_by,
				revision_id, retired_revision_id)
			SELECT code, name, country_iso2, 'not_located', kind, evidence, evidence_confirmed_by, revision_id, ${revision}
			FROM compounds
			WHERE code = 'KH-C-003'`
	);
	await tx.execute(
		sql`INSERT INTO figure_recommendations (figure_code, reason, revision_id)
			SELECT code, 'the best', ${revision} FROM figures ORDER BY code LIMIT 1`
	);
	await publish(tx, 'for a test');
	for (const { table, column, isAddress, isList } of textColumns) {
		const text = sql`${isAddress ? address : phrase}::text`;
		const correctedFirst = table === 'compounds' ? sql`retired_revision_id IS NULL, ` : sql``;
		const [row] = await rows<{ id: number }>(
			tx,
			sql`UPDATE sala.${sql.identifier(table)} SET ${sql.identifier(column)} = ${isList ? sql`ARRAY[${text}]` : text}
				WHERE id = (
					SELECT id FROM sala_public.${sql.identifier(table)}
					ORDER BY ${correctedFirst}${sql.identifier(column)} IS NULL, id LIMIT 1
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

/** Tables of the projection in which any column says it. */
async function listTablesSaying(tx: Tx, { said, code }: Mention): Promise<string[]> {
	const tables = await rows<{ table: string }>(
		tx,
		sql`SELECT relname AS "table" FROM pg_class WHERE relnamespace = 'sala_public'::regnamespace AND relkind = 'r' ORDER BY 1`
	);
	const saying: string[] = [];
	for (const { table } of tables) {
		const [first] = await rows(
			tx,
			sql`SELECT 1 FROM sala_public.${sql.identifier(table)} t
				WHERE translate(lower(t::text), '-', ' ') LIKE ${`%${said}%`} OR t::text LIKE ${`%${code}%`} LIMIT 1`
		);
		if (first) saying.push(table);
	}
	return saying;
}

/** Does the work on a planted mention, in a transaction that is rolled back. */
const planted = <T>(mention: Mention, work: (tx: Tx) => Promise<T>) =>
	rolledBack(record.current, COMMAND_LINE, async (tx) => {
		await plant(tx, mention);
		return work(tx);
	});

const withdraw = (tx: Tx, { code }: Mention) =>
	tx.execute(sql`UPDATE records SET publication = 'withdrawn' WHERE code = ${code}`);

describe.each(MENTIONS)('texts that say $what', (mention) => {
	it('stand in every table while its record is published', async () => {
		const saying = await planted(mention, (tx) => listTablesSaying(tx, mention));
		expect(textColumns.length).toBeGreaterThan(30);
		expect(saying).toEqual([...new Set(['records', ...textColumns.map(({ table }) => table)])].sort());
	});

	it('are gone from the projection as soon as it is withdrawn, and stay away when it is written anew', async () => {
		const saying = await planted(mention, async (tx) => {
			await withdraw(tx, mention);
			const atOnce = await listTablesSaying(tx, mention);
			await publish(tx, 'for a test');
			return [atOnce, await listTablesSaying(tx, mention)];
		});
		expect(saying).toEqual([[], []]);
	});

	it('leave the word that something is withheld, and a destination that was recorded', async () => {
		const [event] = await planted(mention, async (tx) => {
			await withdraw(tx, mention);
			return rows(
				tx,
				sql`SELECT e.destination, r.information_withheld FROM sala_public.events e
					JOIN sala_public.records r USING (code) WHERE e.destination IS NOT NULL ORDER BY e.id LIMIT 1`
			);
		});
		expect(event).toEqual({
			destination: 'withheld',
			information_withheld: 'Text that would name what is not public'
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
