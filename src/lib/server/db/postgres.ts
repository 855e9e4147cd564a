import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { OWN_ROLES, ROLES } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { countPendingMigrations, MIGRATIONS } from '#lib/server/db/migrations.ts';
import { explainConnectionError, explainMigrationError, sqlState } from '#lib/server/db/postgres-errors.ts';
import { prepareStatements } from '#lib/server/db/prepared-statements.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { SESSION } from '#lib/server/db/session.ts';
import { StartError } from '#lib/server/db/start-error.ts';
import { unitsOfWork } from '#lib/server/db/unit-of-work.ts';

const OLDEST_VERSION = 150000;
const CONNECTIONS = 10;
const LOCK_KEY = 20261122;

/** A PostgreSQL server with PostGIS, through postgres.js. The log-in role owns nothing. */
export async function openPostgres(url: string, say: (line: string) => void): Promise<Database> {
	const client = connect(url, CONNECTIONS);
	try {
		say('Connecting to PostgreSQL');
		const version = await checkVersion(client).catch((error: unknown) => {
			throw explainConnectionError(error, url);
		});
		await ensurePostgis(client);
		const instruction = await ensureRoles(client);
		await migrateAsOwner(url, say).catch((error: unknown) => {
			throw explainMigrationError(explainConnectionError(error, url), instruction);
		});
		const db = drizzle(prepareStatements(client)) as unknown as Tx;
		const [postgis] = await client<{ version: string }[]>`SELECT postgis_lib_version() AS version`;
		return {
			kind: 'postgres',
			version: `PostgreSQL ${version}, PostGIS ${postgis?.version}`,
			withActor: unitsOfWork(db),
			close: () => client.end({ timeout: 5 })
		};
	} catch (error) {
		await client.end({ timeout: 1 });
		throw error;
	}
}

function connect(url: string, max: number, role?: string): postgres.Sql {
	try {
		if (!/^postgres(ql)?:$/.test(new URL(url).protocol))
			throw new TypeError('it does not begin with postgres://');
		return postgres(url, {
			max,
			connect_timeout: 10,
			onnotice: () => {},
			connection: {
				...SESSION,
				application_name: 'sala',
				...(role && { role })
			},
			types: {
				int8: { to: 20, from: [20], serialize: String, parse: Number }
			}
		});
	} catch (error) {
		throw new StartError(
			'DATABASE_URL is not the address of a PostgreSQL database.',
			'It has the form postgres://user:password@host:5432/database.',
			{ cause: error }
		);
	}
}

async function checkVersion(client: postgres.Sql): Promise<string> {
	const [row] = await client<{ number: number; version: string }[]>`
		SELECT current_setting('server_version_num')::int AS number, split_part(current_setting('server_version'), ' ', 1) AS version`;
	if (!row || row.number < OLDEST_VERSION) {
		throw new StartError(
			`The server is PostgreSQL ${row?.version}; Sala needs PostgreSQL 15 or newer.`,
			'Upgrade the server, or start without DATABASE_URL to use the embedded database.'
		);
	}
	return row.version;
}

async function ensurePostgis(client: postgres.Sql): Promise<void> {
	const [row] = await client<{ installed: boolean; available: boolean }[]>`
		SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis') AS installed,
			EXISTS (SELECT FROM pg_available_extensions WHERE name = 'postgis') AS available`;
	if (row?.installed) return;
	if (!row?.available) {
		throw new StartError(
			'PostGIS is not installed on the PostgreSQL server.',
			'Install it there (on Debian: apt-get install postgresql-15-postgis-3), then start again.'
		);
	}
	try {
		await client`CREATE EXTENSION postgis SCHEMA public`;
	} catch (error) {
		if (sqlState(error) !== '42501') throw error;
		throw new StartError(
			'The database has no PostGIS yet, and the log-in role has no right to create it.',
			'Let an administrator run this once in that database: CREATE EXTENSION postgis;',
			{ cause: error }
		);
	}
}

/** Sees to it that the log-in role can become those that Sala works as; gives what an administrator would run for it. */
async function ensureRoles(client: postgres.Sql): Promise<string> {
	const needed = ['sala_owner', ...[...ROLES, ...OWN_ROLES].map((role) => `sala_${role}`)];
	const [row] = await client<{ ready: boolean; database: string; login: string }[]>`
		SELECT bool_and(r.oid IS NOT NULL AND pg_has_role(r.oid, CASE WHEN v.number >= 160000 THEN 'SET' ELSE 'MEMBER' END))
				AND coalesce(bool_or(n.name = 'sala_owner' AND has_database_privilege(r.oid, current_database(), 'CREATE')), false) AS ready,
			current_database() AS database, session_user::text AS login
		FROM (SELECT current_setting('server_version_num')::int) AS v(number)
		CROSS JOIN unnest(${needed}::text[]) AS n(name) LEFT JOIN pg_roles r ON r.rolname = n.name`;
	const instruction =
		'Let an administrator run this once:\n' +
		`  psql --dbname=${row?.database} -v ON_ERROR_STOP=1 -c "SET sala.login = '${row?.login}'" -f drizzle/roles.sql`;
	if (row?.ready) return instruction;
	try {
		// Raw, as the file is many statements; it comes with the program and holds no text of users.
		await client.unsafe(await readFile(join(MIGRATIONS.migrationsFolder, 'roles.sql'), 'utf8'));
		return instruction;
	} catch (error) {
		if (sqlState(error) !== '42501') throw error;
		throw new StartError(
			`Sala works as PostgreSQL roles (sala_owner, sala_public …) that are missing or not granted to ${row?.login}, and ${row?.login} may not create them.`,
			instruction,
			{ cause: error }
		);
	}
}

/** Runs what is pending on a connection of its own that works as the owner of the tables; one program at a time. */
async function migrateAsOwner(url: string, say: (line: string) => void): Promise<void> {
	const client = connect(url, 1, 'sala_owner');
	try {
		await client`SELECT pg_advisory_lock(${LOCK_KEY})`;
		const db = drizzle(client);
		const pending = await countPendingMigrations(db);
		if (pending === 0) return;
		say(pending === 1 ? 'Running 1 migration' : `Running ${pending} migrations`);
		await migrate(db, MIGRATIONS);
	} finally {
		await client.end({ timeout: 5 });
	}
}
