import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database } from '#lib/server/db/connection.ts';
import { countPendingMigrations, MIGRATIONS } from '#lib/server/db/migrations.ts';
import { SESSION } from '#lib/server/db/session.ts';
import { StartError } from '#lib/server/db/start-error.ts';
import { unitsOfWork } from '#lib/server/db/unit-of-work.ts';
import type { Tx } from '#lib/server/db/rows.ts';

const INT8 = 20;

/**
 * The embedded database of a folder, PGlite with PostGIS. It is created beside its place and moved there when it is
 * whole, so that a process killed meanwhile leaves nothing that looks like a database.
 */
export async function openEmbedded(directory: string, say: (line: string) => void): Promise<Database> {
	const place = join(directory, 'database');
	await removeUnfinished(directory);
	if (!existsSync(place)) {
		say('Creating the database (once, about ten seconds)');
		await create(directory, place);
	}
	say('Opening the database');
	const client = await open(place);
	try {
		for (const [name, value] of Object.entries(SESSION)) await client.exec(`SET ${name} = ${value}`);
		const db = drizzle(client);
		await migrateAsOwner(client, db, say);
		const { rows: versions } = await client.query<{ version: string }>(
			`SELECT 'PGlite, PostgreSQL ' || split_part(version(), ' ', 2) || ', PostGIS ' || postgis_lib_version() AS version`
		);
		return {
			kind: 'embedded',
			version: versions[0]?.version ?? '',
			withActor: unitsOfWork(db),
			close: () => client.close()
		};
	} catch (error) {
		await client.close();
		throw error;
	}
}

async function open(place: string): Promise<PGlite> {
	try {
		return await PGlite.create({
			dataDir: place,
			extensions: { postgis },
			parsers: { [INT8]: Number }
		});
	} catch (error) {
		throw new StartError(
			`The embedded database in ${place} does not open.`,
			'Is another program using that folder? Otherwise restore a backup, or move the folder away to start afresh.',
			{ cause: error }
		);
	}
}

async function create(directory: string, place: string): Promise<void> {
	const unfinished = join(directory, `creating-${randomBytes(4).toString('hex')}`);
	await mkdir(directory, { recursive: true, mode: 0o700 });
	const client = await PGlite.create({ dataDir: unfinished, extensions: { postgis } });
	await client.exec('CREATE EXTENSION postgis');
	await client.close();
	await chmod(unfinished, 0o700);
	await rename(unfinished, place);
}

async function removeUnfinished(directory: string): Promise<void> {
	if (!existsSync(directory)) return;
	for (const name of await readdir(directory)) {
		if (name.startsWith('creating-')) await rm(join(directory, name), { recursive: true, force: true });
	}
}

async function migrateAsOwner(client: PGlite, db: Tx, say: (line: string) => void): Promise<void> {
	const pending = await countPendingMigrations(db);
	if (pending === 0) return;
	say(pending === 1 ? 'Running 1 migration' : `Running ${pending} migrations`);
	await client.exec(await readFile(join(MIGRATIONS.migrationsFolder, 'roles.sql'), 'utf8'));
	await client.exec('SET ROLE sala_owner');
	try {
		await migrate(drizzle(client), MIGRATIONS);
	} finally {
		await client.exec('RESET ROLE');
	}
}
