import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { findPostgis } from '../../scripts/test/find-postgis.js';
import { startServer } from '../support/server-process.js';

/** Every bench runs on this day, so that a later one shows the same pages. */
const SALA_CLOCK = '2026-11-22T12:00:00+07:00';

/**
 * @typedef {object} BenchServer the real server on a new database with the public record
 * @property {string} database for people
 * @property {string} url
 * @property {string} [databaseUrl] its database, where that is on a server
 * @property {() => Promise<void>} stop removes the database too
 */

/**
 * A server on the embedded database in a folder of its own.
 *
 * @returns {Promise<BenchServer>}
 */
export async function serveEmbedded() {
	const directory = mkdtempSync(path.join(tmpdir(), 'sala-bench-'));
	const remove = () => Promise.resolve(rmSync(directory, { recursive: true, force: true }));
	return { database: 'embedded', ...(await serve(directory, {}, remove)) };
}

/**
 * A new database of a PostgreSQL server with PostGIS: that of TEST_DATABASE_URL, else a local one.
 *
 * @returns {Promise<{ url: string, remove: () => Promise<void> } | { missing: string }>} `missing` says why there is none
 * @throws {Error} where TEST_DATABASE_URL is set and cannot be used
 */
export async function createPostgisDatabase() {
	const found = await findPostgis(process.env);
	if ('missing' in found) {
		if (found.isAsked) throw new Error(found.missing);
		return found;
	}
	const { SALA_TEST_DATABASE: serverUrl = '', ...socket } = found.environment;
	// postgres.js reads a Unix socket from the environment only.
	Object.assign(process.env, socket);
	const name = `sala_bench_${process.pid}`;
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	await inServer(serverUrl, (sql) => sql`CREATE DATABASE ${sql(name)}`);
	const remove = () => inServer(serverUrl, (sql) => sql`DROP DATABASE ${sql(name)} WITH (FORCE)`);
	return { url: url.href, remove };
}

/**
 * A server on such a database.
 *
 * @param {(environment: NodeJS.ProcessEnv) => Promise<void>} [prepare] fills the new database before the server starts
 * @returns {Promise<BenchServer | { missing: string }>} `missing` says why there is none
 * @throws {Error} where TEST_DATABASE_URL is set and cannot be used
 */
export async function servePostgis(prepare = () => Promise.resolve()) {
	const created = await createPostgisDatabase();
	if ('missing' in created) return created;
	const { url, remove } = created;
	const environment = { SALA_CLOCK, DATABASE_URL: url };
	try {
		await prepare(environment);
	} catch (error) {
		await remove();
		throw error;
	}
	return { database: 'PostGIS', databaseUrl: url, ...(await serve(tmpdir(), environment, remove)) };
}

/**
 * @param {string} directory
 * @param {NodeJS.ProcessEnv} environment
 * @param {() => Promise<unknown>} removeDatabase
 */
async function serve(directory, environment, removeDatabase) {
	const server = startServer({ directory, environment: { SALA_CLOCK, ...environment } });
	const stop = async () => {
		process.kill(server.pid, 'SIGTERM');
		await server.ended;
		await removeDatabase();
	};
	try {
		return { url: await server.ready, stop };
	} catch (error) {
		await removeDatabase();
		throw error;
	}
}

/**
 * @param {string} url
 * @param {(sql: postgres.Sql) => PromiseLike<unknown>} work
 */
async function inServer(url, work) {
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	try {
		await work(sql);
	} finally {
		await sql.end();
	}
}
