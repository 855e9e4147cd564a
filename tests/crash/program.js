/** What the crash test does with Sala: start it, kill it, ask it. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInHolder } from '#lib/server/control/client.js';
import { isAlive, startProcess, startServer } from '../support/server-process.js';

/**
 * Runs `node sala.js` in a process of its own.
 *
 * @param {string} directory of the database
 * @param {string[]} args
 */
export function startSala(directory, ...args) {
	const environment = { SALA_BACKUP_PASSPHRASE: 'a passphrase of the crash test alone' };
	return startProcess([process.execPath, 'sala.js', ...args], { directory, environment });
}

/**
 * Ends a process as `kill -9` does, with whatever it started; one that has ended by itself keeps its exit code.
 *
 * @param {import('../support/server-process.js').Started} running
 */
export async function kill(running) {
	if (isAlive(running.pid)) process.kill(-running.pid, 'SIGKILL');
	return running.ended;
}

/**
 * Starts a server on a database, waits until it serves, and stops it.
 *
 * @param {string} directory
 * @throws {Error} with what the server wrote, if the database does not open
 */
export async function openAndStop(directory) {
	const server = startServer({ directory });
	await server.ready;
	await stop(server);
}

/**
 * Stops a server cleanly.
 *
 * @param {import('../support/server-process.js').Started} server
 */
export async function stop(server) {
	process.kill(server.pid, 'SIGTERM');
	assert.equal((await server.ended).code, 0, server.output());
}

/**
 * @param {string} directory
 * @param {string[]} args
 */
async function mustRun(directory, ...args) {
	const running = startSala(directory, ...args);
	const { code } = await running.ended;
	assert.equal(code, 0, `${args[0]} failed. It wrote:\n${running.output()}`);
}

/**
 * The compounds of a database as the export writes them, one line each, without the header. Opens the database.
 *
 * @param {string} directory
 */
export async function exportLines(directory) {
	const file = path.join(directory, 'compounds.csv');
	await mustRun(directory, 'export', 'compounds', '--internal', '--force', '--out', `${file}.sala`);
	await mustRun(directory, 'decrypt', '--force', `${file}.sala`);
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => /^[A-Z]+-C-\d+,/.test(line));
}

/**
 * Imports a file of compounds inside the server that has the database open. True if it was acknowledged, false
 * if the server ended before.
 *
 * @param {string} directory
 * @param {string} file
 */
export async function importThere(directory, file) {
	let written = '';
	const keep = (/** @type {string} */ text) => Promise.resolve(void (written += text));
	const ran = await runInHolder(
		path.join(directory, 'control.sock'),
		{
			command: 'import',
			args: ['compounds', file, '--dataset', 'public_record'],
			directory,
			passphrase: null
		},
		{ out: keep, err: keep, progress: keep, say: () => {} },
		new AbortController().signal
	);
	if (ran.outcome !== 'ran') return false;
	assert.equal(ran.code, 0, `An import was refused. It wrote:\n${written}`);
	return true;
}
