import { sql } from 'drizzle-orm';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';
import { exportKind } from '#lib/server/export/csv.ts';
import { importFiles, type ImportOptions, type ImportOutcome } from '#lib/server/import/import-files.ts';
import type { KindName, RowsByKind } from '#lib/server/import/kinds.ts';
import type { ImportFile } from '#lib/server/import/check.ts';
import { openReadContext } from '#lib/server/import/store-context.ts';
import { STORES } from '#lib/server/import/stores.ts';
import { TODAY } from '../fixtures/known.ts';
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
