import { sql } from 'drizzle-orm';
import type { MigrationConfig, MigrationMeta } from 'drizzle-orm/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { StartError } from '#lib/server/db/start-error.ts';

/** Where drizzle finds the named migrations and keeps account of them. */
export const MIGRATIONS: MigrationConfig = {
	migrationsFolder: 'drizzle',
	migrationsSchema: 'sala',
	migrationsTable: 'migrations'
};

interface AppliedMigration {
	hash: string;
	when: number;
}

/**
 * How many migrations are still to be run.
 *
 * @throws StartError where the database is newer than the program, or a migration was edited after it had run
 */
export async function countPendingMigrations(
	tx: Tx,
	known: MigrationMeta[] = readMigrationFiles(MIGRATIONS)
): Promise<number> {
	const [table] = await rows<{ exists: boolean }>(
		tx,
		sql`SELECT to_regclass('sala.migrations') IS NOT NULL AS "exists"`
	);
	if (!table?.exists) return known.length;
	const applied = await rows<AppliedMigration>(
		tx,
		sql`SELECT hash, created_at::float8 AS "when" FROM sala.migrations ORDER BY created_at`
	);
	for (const migration of applied) {
		const ours = known.find(({ folderMillis }) => folderMillis === migration.when);
		if (!ours) {
			throw new StartError(
				'The database is newer than this program: it holds a migration that the program does not know.',
				'Start the newer version of Sala that made it, or restore a backup from before that version.'
			);
		}
		if (ours.hash !== migration.hash) {
			throw new StartError(
				'A migration was edited after it had been run on this database.',
				'Put the files in drizzle/ back as they were released, and write a change as a new migration.'
			);
		}
	}
	return known.length - applied.length;
}
