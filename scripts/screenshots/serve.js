import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Sala as `npm start` serves it, built anew where the sources changed, on a free port and a new embedded database with
 * the record it ships with.
 *
 * @param {(line: string) => void} say takes what the server writes until it is ready
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `stop` removes the database too
 * @throws where the server ends before it is ready, with what it wrote
 */
export async function serveFresh(say) {
	const directory = await mkdtemp(path.join(tmpdir(), 'sala-screenshots-'));
	const { DATABASE_URL, HOST, ORIGIN, ...ours } = process.env;
	const server = spawn(process.execPath, ['server.js'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...ours, PORT: '0', SALA_DIRECTORY: directory }
	});
	const ended = once(server, 'exit');
	const stop = async () => {
		if (server.exitCode === null) server.kill('SIGTERM');
		await ended;
		await rm(directory, { recursive: true });
	};
	/** @type {string[]} */
	const written = [];
	for await (const line of createInterface(server.stdout)) {
		written.push(line);
		say(line);
		const url = /^Sala is ready on (\S+)$/.exec(line)?.[1];
		if (url === undefined) continue;
		server.stdout.resume();
		return { url, stop };
	}
	await stop();
	throw new Error(`Sala ended before it was ready. It wrote:\n${written.join('\n')}`);
}
