import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from './server-database.ts';
import { startServer } from './server-process.js';

/**
 * Starts Sala as `npm start` does, building what is not current, on a free port and a new database with the public
 * record: of the server that SALA_TEST_DATABASE names, else an embedded one. Its address is in SALA_E2E_URL, and what a
 * command needs to reach its database in SALA_E2E_COMMANDS; the server and its database are gone when the function
 * returned is called.
 *
 * @throws where the server ends before it is ready, with what it wrote
 */
export default async function startForBrowser(): Promise<() => Promise<void>> {
	const directory = await mkdtemp(path.join(tmpdir(), 'sala-e2e-'));
	const { SALA_TEST_DATABASE } = process.env;
	const database = SALA_TEST_DATABASE ? await createDatabase(SALA_TEST_DATABASE) : undefined;
	const reach = { directory, environment: { ...(database && { DATABASE_URL: database.url }) } };
	process.env.SALA_E2E_COMMANDS = JSON.stringify(reach);
	const server = startServer({
		directory,
		environment: {
			...reach.environment,
			SALA_CLOCK: '2026-11-22T12:00:00+07:00',
			// Attempts to sign in are counted by address: a test that signs in comes from one of its own.
			ADDRESS_HEADER: 'x-test-address'
		}
	});
	const clean = async () => {
		await server.ended;
		await rm(directory, { recursive: true });
		await database?.remove();
	};
	try {
		process.env.SALA_E2E_URL = await server.ready;
	} catch (error) {
		await clean();
		throw error;
	}
	return async () => {
		process.kill(server.pid, 'SIGTERM');
		await clean();
	};
}
