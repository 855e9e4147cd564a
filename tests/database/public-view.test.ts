import { sql, type SQL } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE, PUBLIC, type Role } from '#lib/server/db/actor.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { publish } from '#lib/server/commands/records.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { attempt, becomeSuperuser, NO_RIGHT, readAll } from '../support/superuser.ts';

const record = useDatabase('record');

interface Table {
	schema: string;
	name: string;
	isView: boolean;
}

/** A column of the projection that holds codes of records. */
interface CodeColumn {
	table: string;
	column: string;
}

let tables: Table[];
let codeColumns: CodeColumn[];

beforeAll(async () => {
	tables = await readAll<Table>(
		record.current,
		sql`SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'v' AS "isView" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname IN ('sala', 'sala_public') AND c.relkind IN ('r', 'p', 'v') ORDER BY 1, 2`
	);
	codeColumns = await readAll<CodeColumn>(
		record.current,
		sql`SELECT c.relname AS table, a.attname AS column
			FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
			WHERE k.contype = 'f' AND k.confrelid = 'sala.records'::regclass AND to_regclass('sala_public.' || c.relname) IS NOT NULL
			UNION SELECT 'records', 'code' ORDER BY 1, 2`
	);
});

const of = (schema: string) => tables.filter((table) => table.schema === schema);
const named = ({ schema, name }: Table) => sql`${sql.identifier(schema)}.${sql.identifier(name)}`;

async function expectNoRight(role: Role, statements: readonly SQL[]): Promise<void> {
	expect(statements.length).toBeGreaterThan(0);
	for (const statement of statements) {
		expect(await attempt(record.current, { role, userId: '' }, statement)).toBe(NO_RIGHT);
	}
}

describe('the public', () => {
	it('reads the projection', async () => {
		for (const table of of('sala_public')) {
			const read = await attempt(record.current, PUBLIC, sql`SELECT 1 FROM ${named(table)} LIMIT 1`);
			expect([0, 1]).toContain(read);
		}
	});

	it('reads no table and no view of the records', async () => {
		await expectNoRight(
			'public',
			of('sala').map((table) => sql`SELECT 1 FROM ${named(table)} LIMIT 1`)
		);
	});

	it('writes nothing', async () => {
		await expectNoRight(
			'public',
			tables
				.filter(({ isView }) => !isView)
				.flatMap((table) => [
					sql`INSERT INTO ${named(table)} DEFAULT VALUES`,
					sql`DELETE FROM ${named(table)}`,
					sql`TRUNCATE ${named(table)}`
				])
		);
		await expectNoRight('public', [
			sql`UPDATE sala_public.figures SET people_best = 1`,
			sql`UPDATE sala.figures SET retired_revision_id = 1`,
			sql`CREATE TABLE sala_public.more (id int)`,
			sql`CREATE TABLE public.more (id int)`
		]);
	});

	it('calls no function of Sala', async () => {
		await expectNoRight('public', [
			sql`SELECT sala.publish('because')`,
			sql`SELECT sala.begin_revision('because')`,
			sql`SELECT sala.refresh_guarded_names()`
		]);
	});
});

describe('donors, researchers and operators', () => {
	it.each(['donor', 'researcher'] as const)(
		'read as %s their own projection and write nothing',
		async (role) => {
			const actor = { role, userId: 'u' };
			expect(await attempt(record.current, actor, sql`SELECT code FROM figures LIMIT 5`)).toBe(5);
			await expectNoRight(
				role,
				of('sala').map((table) => sql`SELECT 1 FROM ${named(table)} LIMIT 1`)
			);
			await expectNoRight(
				role,
				tables.filter(({ isView }) => !isView).map((table) => sql`INSERT INTO ${named(table)} DEFAULT VALUES`)
			);
		}
	);

	it('see as operators no shelter but their own, and nothing else of the records', async () => {
		const actor = { role: 'operator', userId: 'u' } as const;
		for (const table of ['shelters', 'shelter_reports', 'records']) {
			const query = sql`SELECT 1 FROM ${sql.identifier(table)}`;
			expect(await attempt(record.current, actor, query)).toBe(0);
		}
		await expectNoRight('operator', [sql`SELECT 1 FROM figures`, sql`SELECT 1 FROM sala_public.records`]);
	});
});

describe('a coordinator', () => {
	it('reads the records, and without an area to answer for changes none of them', async () => {
		const coordinator = { role: 'coordinator', userId: 'c' } as const;
		expect(await attempt(record.current, coordinator, sql`SELECT code FROM figures LIMIT 5`)).toBe(5);
		await expectNoRight(
			'coordinator',
			of('sala')
				.filter(({ isView }) => !isView)
				.map((table) => sql`INSERT INTO ${named(table)} DEFAULT VALUES`)
		);
		expect(
			await attempt(record.current, coordinator, sql`UPDATE figures SET retired_revision_id = 1 RETURNING 1`)
		).toBe(0);
		await expectNoRight('coordinator', [
			sql`DELETE FROM figures`,
			sql`UPDATE records SET publication = 'published'`,
			sql`SELECT sala.publish('because')`,
			sql`SELECT 1 FROM sala_public.figures`
		]);
	});
});

describe('the projection', () => {
	it('holds no code of a record that is not published', async () => {
		expect(codeColumns.length).toBeGreaterThan(20);
		expect(await readAll(record.current, listUnpublishedCodes())).toEqual([]);
	});

	it('loses every third record and all that points at it at once, and when it is written anew', async () => {
		const [afterRemoval, afterPublishing] = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			const moved = await rows(
				tx,
				sql`UPDATE records SET publication = 'withdrawn'
					WHERE publication = 'published' AND code COLLATE "C" ~ '[0369]$' RETURNING code`
			);
			expect(moved.length).toBeGreaterThan(150);
			return [await visible(tx), await publishedAnew(tx)];
		});
		expect(afterRemoval).toEqual([]);
		expect(afterPublishing).toEqual([]);
	});

	it('takes nothing of the exercise as a row', async () => {
		const found = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await tx.execute(sql`INSERT INTO records VALUES ('EX-1', 'event', 'exercise', 'published')`);
			await publish(tx, 'for a test');
			await becomeSuperuser(tx);
			return rows(tx, sql`SELECT code FROM sala_public.records WHERE dataset <> 'public_record'`);
		});
		expect(found).toEqual([]);
	});
});

/** Rows of table, column and code for every code in the projection whose record is not published. */
function listUnpublishedCodes(): SQL {
	return sql.join(
		codeColumns.map(
			({ table, column }) => sql`SELECT ${table}::text AS "table", ${column}::text AS "column", r.code
				FROM sala_public.${sql.identifier(table)} t
				JOIN sala.records r ON r.code = t.${sql.identifier(column)} AND r.publication <> 'published'`
		),
		sql` UNION ALL `
	);
}

async function visible(tx: Tx): Promise<object[]> {
	await becomeSuperuser(tx);
	return rows(tx, listUnpublishedCodes());
}

async function publishedAnew(tx: Tx): Promise<object[]> {
	await publish(tx, 'for a test');
	return visible(tx);
}
