import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createDatabase } from './server-database.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Starts Sala as `npm start` does, building what is not current, on a free port and a new database with the public
 * record: of the server that SALA_TEST_DATABASE names, else an embedded one. Its address is in SALA_E2E_URL; the server and its database are gone when the function returned is
 * called.
 *
 * @throws where the server ends before it is ready, with what it wrote
 */
export default async function startServer(): Promise<() => Promise<void>> {
	const directory = await mkdtemp(path.join(tmpdir(), 'sala-e2e-'));
	const { DATABASE_URL, HOST, ORIGIN, SALA_TEST_DATABASE, ...ours } = process.env;
	const database = SALA_TEST_DATABASE ? await createDatabase(SALA_TEST_DATABASE) : undefined;
	const server = spawn(process.execPath, ['server.js'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			...ours,
			...(database && { DATABASE_URL: database.url }),
			...{ PORT: '0', SALA_DIRECTORY: directory, SALA_CLOCK: '2026-11-22T12:00:00+07:00' }
		}
	});
	const ended = once(server, 'exit');
	const stop = async () => {
		if (server.exitCode === null) server.kill('SIGTERM');
		await ended;
		await rm(directory, { recursive: true });
		await database?.remove();
	};
	const written: string[] = [];
	for await (const line of createInterface(server.stdout)) {
		written.push(line);
		const url = /^Sala is ready on (\S+)$/.exec(line)?.[1];
		if (url === undefined) continue;
		process.env.SALA_E2E_URL = url;
		server.stdout.resume();
		return stop;
	}
	await stop();
	throw new Error(
		`The server for the browser tests ended before it was ready. It wrote:\n${written.join('\n')}`
	);
}
