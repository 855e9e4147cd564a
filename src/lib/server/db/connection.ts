import { openEmbedded } from '#lib/server/db/embedded.ts';
import { openPostgres } from '#lib/server/db/postgres.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';

/** Where the data are: a folder of our own, or a PostgreSQL server. */
export type DatabaseTarget = { kind: 'embedded'; directory: string } | { kind: 'postgres'; url: string };

/** An open, migrated database. */
export interface Database {
	kind: DatabaseTarget['kind'];
	/** Version of the database and of PostGIS, for people who look after it. */
	version: string;
	withActor: WithActor;
	/** Ends running work and closes; the embedded folder is whole afterwards. */
	close(): Promise<void>;
}

/**
 * Opens the database, creating and migrating it as needed. For an embedded one the caller holds the lock of the
 * folder (PGlite has none of its own).
 *
 * @param say is told, in a few words, what takes time
 * @throws StartError for everything a person can mend
 */
export async function openDatabase(target: DatabaseTarget, say: (line: string) => void): Promise<Database> {
	return target.kind === 'embedded' ? openEmbedded(target.directory, say) : openPostgres(target.url, say);
}
