import { stringify } from 'csv-stringify/sync';
import { sql } from 'drizzle-orm';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';
import { exportKind } from '#lib/server/export/csv.ts';
import { importFiles, type ImportOptions, type ImportOutcome } from '#lib/server/import/import-files.ts';
import { KIND_NAMES, KINDS, type KindName, type RowsByKind } from '#lib/server/import/kinds.ts';
import { checkFiles, type ImportFile } from '#lib/server/import/check.ts';
import { openReadContext } from '#lib/server/import/store-context.ts';
import { STORES } from '#lib/server/import/stores.ts';
import { NOTHING_KNOWN, readSeedFile, TODAY } from '../fixtures/known.ts';
import { rolledBack } from './database.ts';
import { becomeSuperuser } from './superuser.ts';

/** One transaction in which anything may be imported: it is rolled back in the end. */
export interface Trial {
	tx: Tx;
	/** Imports in a savepoint of the transaction. */
	import(files: readonly ImportFile[], options?: Partial<ImportOptions>): Promise<ImportOutcome>;
	/** The file that an export of the kind gives. */
	export(kind: KindName): Promise<ImportFile>;
	/** Every standing row of the kind. */
	list<K extends KindName>(kind: K): Promise<RowsByKind[K][]>;
	/** Does the work past every right and policy. */
	asSuperuser<T>(work: () => Promise<T>): Promise<T>;
}

/** How tests import unless they say otherwise: the public record, all or nothing, left in review. */
export const OPTIONS: ImportOptions = {
	dataset: 'public_record',
	acceptValid: false,
	publish: null,
	reason: 'for a test',
	today: TODAY,
	say: () => {}
};

/** A door that opens savepoints of one transaction, in the role that it has. */
export function savepointsOf(tx: Tx): WithActor {
	return (_actor, work) => tx.transaction((savepoint) => work(savepoint));
}

/** Does the work in a transaction that is rolled back. */
export async function tryOut<T>(database: Database, work: (trial: Trial) => Promise<T>): Promise<T> {
	return rolledBack(database, COMMAND_LINE, (tx) => {
		const inSavepoint = savepointsOf(tx);
		return work({
			tx,
			import: (files, options = {}) => importFiles(inSavepoint, files, { ...OPTIONS, ...options }),
			export: async (kind) => {
				const { csv } = await exportKind(tx, kind, 'public_record');
				return { kind, name: `${kind}.csv`, bytes: new TextEncoder().encode(csv) };
			},
			list: async (kind) => STORES[kind].list(await openReadContext(tx, 'public_record')),
			async asSuperuser(inner) {
				await becomeSuperuser(tx);
				const result = await inner();
				await tx.execute(sql`SELECT set_config('role', 'sala_admin', true)`);
				return result;
			}
		});
	});
}

/** A file of a kind with these rows. */
export function toFile<K extends KindName>(
	kind: K,
	given: readonly RowsByKind[K][],
	name = `${kind}.csv`
): ImportFile {
	const { columnNames } = KINDS[kind];
	const lines = given.map((row) => {
		const cells = KINDS[kind].toCells(row);
		return columnNames.map((column) => cells[column]!);
	});
	return { kind, name, bytes: new TextEncoder().encode(stringify([[...columnNames], ...lines])) };
}

/** The files of the public record as it ships, those of the links too. */
export function listSeedFiles(): ImportFile[] {
	return KIND_NAMES.map((kind) => ({ kind, name: `${kind}.csv`, bytes: readSeedFile(kind) }));
}

const SEED_ROWS = checkFiles(listSeedFiles(), NOTHING_KNOWN, TODAY).rows;

/** The row of the public record with that code (the first field of the kind), with some fields made others. */
export function seedRow<K extends KindName>(
	kind: K,
	code: string,
	change: Partial<RowsByKind[K]> = {}
): RowsByKind[K] {
	const rowsOfKind: RowsByKind[K][] = SEED_ROWS[kind];
	const row = rowsOfKind.find((one) => Object.values(one)[0] === code);
	if (!row) throw new Error(`The record has no ${kind} ${code}.`);
	return { ...row, ...change };
}

/** What every table of Sala holds, as a number of rows and a hash; equal as long as nothing at all changed. */
export async function takeChecksum(tx: Tx): Promise<Record<string, string>> {
	const tables = await rows<{ name: string }>(
		tx,
		sql`SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname IN ('sala', 'sala_public') AND c.relkind = 'r' ORDER BY 1`
	);
	const sums = tables.map(
		({ name }) =>
			sql`SELECT ${name} AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text COLLATE "C")), '') AS sum
				FROM ${sql.join(
					name.split('.').map((part) => sql.identifier(part)),
					sql`.`
				)} t`
	);
	const found = await rows<{ name: string; sum: string }>(tx, sql.join(sums, sql` UNION ALL `));
	return Object.fromEntries(found.map(({ name, sum }) => [name, sum]));
}
