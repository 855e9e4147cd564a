import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';

/**
 * @typedef {object} Server a PostgreSQL server as the tests reach it
 * @property {string} name for people
 * @property {Record<string, string>} environment what the tests are given: `SALA_TEST_DATABASE`, and PGHOST, PGPORT
 *   and PGUSER for a Unix socket, as no URL that postgres.js reads can name one
 */

const SOCKET_FOLDERS = ['/var/run/postgresql', '/tmp'];
const FLOOR = 150000;
const CONNECT_SECONDS = 3;

/**
 * Why the tests cannot use a server, or undefined where they can: it answers, is recent enough, has PostGIS, and the
 * user may create databases in it.
 *
 * @param {Record<string, string>} environment as in `Server`
 * @param {boolean} isAsked a person named it, so that PostGIS may be installed in its templates already
 */
async function findServerProblem(environment, isAsked) {
	const { SALA_TEST_DATABASE: url = '', PGHOST: host, PGPORT: port, PGUSER: user } = environment;
	const options = { max: 1, connect_timeout: CONNECT_SECONDS };
	const socket = host ? { host, port: Number(port), user } : {};
	/** @type {ReturnType<typeof postgres> | undefined} */
	let sql;
	try {
		sql = postgres(url, { ...options, ...socket });
		const [row] = await sql`
			SELECT current_setting('server_version_num')::int AS version, rolsuper, rolname,
				EXISTS (SELECT FROM pg_available_extensions WHERE name = 'postgis') AS has_postgis,
				rolsuper OR rolcreatedb AS may_create
			FROM pg_roles WHERE rolname = current_user`;
		if (!row) return 'it does not know its own user';
		if (row.version < FLOOR) return 'it is older than PostgreSQL 15';
		if (!row.has_postgis) return 'it has no PostGIS';
		if (!row.may_create) return `${row.rolname} may not create databases`;
		if (!row.rolsuper && !isAsked) return `${row.rolname} is no superuser, which installing PostGIS needs`;
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message || String(/** @type {any} */ (error).code) : String(error);
	} finally {
		await sql?.end({ timeout: 1 });
	}
}

/**
 * The ports of the Unix sockets that PostgreSQL servers keep in a folder; none where there is no such folder.
 *
 * @param {string} folder
 */
function listSocketPorts(folder) {
	try {
		return readdirSync(folder).flatMap((name) => /^\.s\.PGSQL\.(\d+)$/.exec(name)?.[1] ?? []);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return [];
		throw error;
	}
}

/** @returns {Server[]} local servers worth a try, as the current user and as postgres */
function listLocalServers() {
	const users = [...new Set([os.userInfo().username, 'postgres'])];
	const sockets = SOCKET_FOLDERS.flatMap((folder) =>
		listSocketPorts(folder).flatMap((port) =>
			users.map((user) => ({
				name: `${path.join(folder, `.s.PGSQL.${port}`)} as ${user}`,
				environment: {
					SALA_TEST_DATABASE: 'postgres:///postgres',
					...{ PGHOST: folder, PGPORT: port, PGUSER: user }
				}
			}))
		)
	);
	const overTcp = users.map((user) => ({
		name: `127.0.0.1:5432 as ${user}`,
		environment: { SALA_TEST_DATABASE: `postgres://${user}@127.0.0.1:5432/postgres` }
	}));
	return [...sockets, ...overTcp];
}

/**
 * A PostgreSQL server with PostGIS in which the tests may create databases: the one of `TEST_DATABASE_URL`, else the
 * first local one that will do. One that was asked for and cannot be used is an error, not a reason to look further.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<Server | { missing: string, isAsked: boolean }>} `missing` says what was tried and what to do
 */
export async function findPostgis(environment) {
	const url = environment.TEST_DATABASE_URL;
	if (url) {
		const server = { name: 'TEST_DATABASE_URL', environment: { SALA_TEST_DATABASE: url } };
		const problem = await findServerProblem(server.environment, true);
		return problem ? { missing: `TEST_DATABASE_URL cannot be used: ${problem}`, isAsked: true } : server;
	}
	const tried = [];
	for (const server of listLocalServers()) {
		const problem = await findServerProblem(server.environment, false);
		if (!problem) return server;
		tried.push(`${server.name}: ${problem}`);
	}
	return {
		missing: `no usable PostgreSQL with PostGIS found (sockets in ${SOCKET_FOLDERS.join(' and ')}; ${tried.join('; ')}); set TEST_DATABASE_URL`,
		isAsked: false
	};
}
