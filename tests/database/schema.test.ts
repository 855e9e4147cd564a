import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { readAll } from '../support/superuser.ts';

const empty = useDatabase('empty');

/** Tables that only the database itself works with. */
const NOT_IN_DRIZZLE = ['guarded_names', 'migrations'];

/** What only the projection has. */
const ONLY_PROJECTED = ['projection_state', 'shelter_cells'];

/** The projections of audiences. */
const PROJECTIONS = ['sala_public', 'sala_donor', 'sala_researcher'];

/** Where a projection has fewer columns than its table, for good. */
const NARROWER = ['publication_runs', 'revisions'];

interface Column {
	schema: string;
	table: string;
	column: string;
	type: string;
	isRequired: boolean;
	isGenerated: boolean;
	isCommented: boolean;
}

let columns: Column[];

beforeAll(async () => {
	columns = await readAll<Column>(
		empty.current,
		sql`SELECT n.nspname AS schema, c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
				a.attnotnull AS "isRequired", a.attidentity = 'a' AS "isGenerated",
				col_description(c.oid, a.attnum) IS NOT NULL AS "isCommented"
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname LIKE 'sala%'
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			WHERE c.relkind = 'r' OR (c.relkind = 'v' AND n.nspname = 'sala_donor') ORDER BY 1, 2, 3`
	);
});

const modules: Record<string, Record<string, unknown>> = import.meta.glob('#lib/server/db/schema/*.ts', {
	eager: true
});
const drizzleTables = Object.values(modules)
	.flatMap((module) => Object.values(module))
	.filter((value) => is(value, PgTable))
	.map((table) => getTableConfig(table));

/** Type names as drizzle writes them. */
function toDatabaseType(type: string): string {
	return type.replace('timestamp with time zone', 'timestamptz').replace(/, /g, ',');
}

function describeColumns(given: readonly Omit<Column, 'schema' | 'isCommented'>[]): string[] {
	return given
		.map(({ table, column, type, isRequired, isGenerated }) =>
			[`${table}.${column}`, toDatabaseType(type), isRequired && 'not null', isGenerated && 'generated']
				.filter(Boolean)
				.join(' ')
		)
		.sort();
}

describe("drizzle's tables", () => {
	it('are those of the database, with the same columns, types and nulls', () => {
		const declared = drizzleTables.flatMap(({ name: table, columns: ofTable }) =>
			ofTable.map((column) => ({
				table,
				column: column.name,
				type: column.getSQLType(),
				isRequired: column.notNull,
				isGenerated: column.generatedIdentity !== undefined
			}))
		);
		const ours = columns.filter(
			({ schema, table }) => !PROJECTIONS.includes(schema) && !NOT_IN_DRIZZLE.includes(table)
		);
		expect(describeColumns(declared)).toEqual(describeColumns(ours));
	});

	it('are each declared once, in no schema of their own, so that each role reads its own', () => {
		const names = drizzleTables.map(({ name }) => name);
		expect(names.length).toBeGreaterThan(18);
		expect(new Set(names).size).toBe(names.length);
		expect(drizzleTables.filter(({ schema }) => schema !== undefined)).toEqual([]);
	});
});

describe('the projection', () => {
	it.each(PROJECTIONS)(
		'%s has the columns of the records under the same names and types, so that one query reads both',
		(projection) => {
			const typesOf = (wanted: string) =>
				columns
					.filter(({ schema, table }) => schema === wanted && !NARROWER.includes(table))
					.map(({ table, column, type }) => `${table}.${column} ${type}`);
			const projected = new Set(
				columns.filter(({ schema }) => schema === projection).map(({ table }) => table)
			);
			const records = typesOf('sala').filter((line) => projected.has(line.split('.')[0]!));
			expect(records.length).toBeGreaterThan(150);
			const projections = typesOf(projection).filter((line) => !ONLY_PROJECTED.includes(line.split('.')[0]!));
			expect(projections).toEqual(records);
		}
	);

	it.each(NARROWER)('shows of %s what readers need and not who wrote or why', (table) => {
		const shown = columns.filter((column) => PROJECTIONS.includes(column.schema) && column.table === table);
		expect(shown.length).toBeGreaterThan(0);
		expect(shown.filter(({ column }) => ['actor', 'reason', 'batch'].includes(column))).toEqual([]);
	});
});

describe('comments', () => {
	it('say what a row is, for every table and view', async () => {
		const silent = await readAll<{ relation: string }>(
			empty.current,
			sql`SELECT n.nspname || '.' || c.relname AS relation FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				WHERE n.nspname LIKE 'sala%' AND c.relkind IN ('r', 'p', 'v') AND obj_description(c.oid, 'pg_class') IS NULL`
		);
		expect(silent).toEqual([]);
	});

	it('say what it means, for every column of the records and of the projection', () => {
		const silent = columns.filter(
			({ schema, table, isCommented }) =>
				!isCommented && schema !== 'sala_donor' && !NOT_IN_DRIZZLE.includes(table)
		);
		expect(silent.map(({ schema, table, column }) => `${schema}.${table}.${column}`)).toEqual([]);
	});

	it('say what it does, for every function', async () => {
		const silent = await readAll<{ name: string }>(
			empty.current,
			sql`SELECT proname AS name FROM pg_proc WHERE pronamespace = 'sala'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL`
		);
		expect(silent).toEqual([]);
	});
});
