import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { rolledBack } from '../support/database.ts';
import { Scanner, type Finding } from './scan.ts';
import { onePerStem, toPlanted, type Planted } from './values.ts';
import type { Secret } from './secret.ts';

/** A secret that a role read straight from the database. */
export interface Read extends Finding {
	role: string;
	/** Table, view or function. */
	from: string;
}

interface Relation {
	schema: string;
	name: string;
	/** Those the role may read. */
	columns: string[];
}

interface Callable {
	/** With its schema. */
	name: string;
	types: string[];
	/** Their names; null where they have none. */
	names: string[] | null;
}

/** What to call functions with, by the type of the argument; several are tried one after another. */
const ARGUMENTS: Record<string, (planted: Planted) => readonly SQL[]> = {
	text: ({ codes, names }) => [...onePerStem(codes), names[0]!].map((value) => sql`${value}::text`),
	'text[]': ({ codes, names }) =>
		[...onePerStem(codes), names[0]!].map((value) => sql`ARRAY[${value}]::text[]`),
	'double precision': () => [sql`11.5::double precision`],
	bigint: () => [sql`1::bigint`],
	integer: () => [sql`1::integer`],
	boolean: () => [sql`true`],
	jsonb: () => [sql`'[]'::jsonb`],
	date: () => [sql`'2026-02-10'::date`],
	'timestamp with time zone': () => [sql`'2026-11-22'::timestamptz`],
	geometry: () => [sql`ST_SetSRID(ST_MakePoint(104.9, 11.5), 4326)`]
};

/** The catalogues of PostgreSQL that hold values of other tables, or the words of other sessions. */
const TELLING = [
	'pg_stats',
	'pg_stats_ext',
	'pg_stats_ext_exprs',
	'pg_statistic',
	'pg_stat_activity',
	'pg_largeobject',
	'pg_prepared_statements',
	'pg_cursors'
];

/** Arguments that are kept and looked up nowhere: one value says as much as many. */
const KEPT = ['reason', 'batch', 'address', 'contact', 'details'];

/**
 * Reads everything that an actor may read straight from the database, and calls every function of Sala that it may: each
 * table and view of every schema that holds what was written, row by row, as text and as JSON. What it writes does not stay.
 *
 * @param wanted of tables, views and functions by their names, which to read; all where nothing is said
 * @throws Error for a function with an argument for which `ARGUMENTS` has no values
 */
export async function walkDatabase(
	database: Database,
	actor: Actor,
	secrets: readonly Secret[],
	wanted: (from: string) => boolean = () => true
): Promise<Read[]> {
	const scanner = scannerOf(secrets);
	const planted = toPlanted(secrets);
	const { relations, functions } = await rolledBack(database, actor, async (tx) => ({
		relations: await listRelations(tx),
		functions: await listFunctions(tx)
	}));
	const read: Read[] = [];
	const look = (from: string, text: string) => {
		for (const finding of scanOnce(scanner, text)) read.push({ ...finding, role: actor.role, from });
	};
	for (const relation of relations) {
		const from = `${relation.schema}.${relation.name}`;
		if (!wanted(from)) continue;
		look(from, await answerOf(database, actor, selectAll(relation)));
	}
	for (const { name, types, names } of functions.filter(({ name }) => wanted(name))) {
		for (const call of listCalls(name, types, names ?? [], planted))
			look(name, await answerOf(database, actor, call));
	}
	return read;
}

/** The catalogues of PostgreSQL tell every role the same: each text is looked through once. */
const scans = new WeakMap<Scanner, Map<string, Finding[]>>();
const scanners = new WeakMap<readonly Secret[], Scanner>();

function scannerOf(secrets: readonly Secret[]): Scanner {
	const scanner = scanners.get(secrets) ?? new Scanner(secrets);
	scanners.set(secrets, scanner);
	return scanner;
}

function scanOnce(scanner: Scanner, text: string): Finding[] {
	const known = scans.get(scanner) ?? new Map<string, Finding[]>();
	scans.set(scanner, known);
	const findings = known.get(text) ?? scanner.scanText(text);
	known.set(text, findings);
	return findings;
}

/** What the database answers, a refusal and its details too. */
async function answerOf(database: Database, actor: Actor, query: SQL): Promise<string> {
	try {
		return await rolledBack(database, actor, async (tx) =>
			(await rows<{ text: string | null }>(tx, query)).map(({ text }) => text ?? '').join('\n')
		);
	} catch (error) {
		const { message, detail, hint, where } = ((error as Error).cause ?? error) as Error &
			Record<string, unknown>;
		return [message, detail, hint, where].join('\n');
	}
}

function selectAll({ schema, name, columns }: Relation): SQL {
	const listed = sql.join(
		columns.map((column) => sql.identifier(column)),
		sql`, `
	);
	return sql`SELECT (q::text || ' ' || to_jsonb(q)::text) AS text
		FROM (SELECT ${listed} FROM ${sql.identifier(schema)}.${sql.identifier(name)}) q`;
}

/** One call for each value of the argument that has most of them, the others with their first. */
function listCalls(
	name: string,
	types: readonly string[],
	names: readonly string[],
	planted: Planted
): SQL[] {
	const values = types.map((type, place) => {
		const some = ARGUMENTS[type]?.(planted);
		if (!some) throw new Error(`No values for the ${type} of ${name}: add some to ARGUMENTS.`);
		// The one function that gives places away is asked for all of them.
		if (names[place] === 'wanted') return planted.codes.map((code) => sql`${code}::text`);
		return KEPT.includes(names[place] ?? '') ? some.slice(0, 1) : some;
	});
	const most = Math.max(1, ...values.map(({ length }) => length));
	const [schema = '', own = ''] = name.split('.');
	return Array.from({ length: most }, (_, place) => {
		const given = values.map((some) => some[Math.min(place, some.length - 1)]!);
		return sql`SELECT to_jsonb(f)::text AS text FROM ${sql.identifier(schema)}.${sql.identifier(own)}(${sql.join(given, sql`, `)}) f`;
	});
}

function listRelations(tx: Tx): Promise<Relation[]> {
	return rows<Relation>(
		tx,
		sql`SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname ORDER BY a.attnum) AS columns
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			WHERE (n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relname <> 'spatial_ref_sys' OR c.relname IN (${sql.join(
				TELLING.map((name) => sql`${name}`),
				sql`, `
			)}))
				AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_schema_privilege(n.oid, 'USAGE')
				AND has_column_privilege(c.oid, a.attnum, 'SELECT')
			GROUP BY 1, 2 ORDER BY 1, 2`
	);
}

/** Functions of Sala that can be called, which those of triggers and aggregates cannot. */
function listFunctions(tx: Tx): Promise<Callable[]> {
	return rows<Callable>(
		tx,
		sql`SELECT n.nspname || '.' || p.proname AS name,
				ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) WITH ORDINALITY u (t, place) ORDER BY place) AS types, p.proargnames AS names
			FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
			WHERE n.nspname LIKE 'sala%' AND p.prokind = 'f' AND p.prorettype <> 'trigger'::regtype
				AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')
			ORDER BY 1`
	);
}
