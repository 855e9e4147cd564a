/**
 * Sala as a process of its own, for tests and benches that start, stop and kill it. Plain JavaScript, because
 * the crash test and the benches run without a build of themselves.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Of tests alone: nothing that is worth anything is signed with it. */
export const TEST_SECRET = 'a secret of tests, and of nothing else at all';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * @typedef {object} Started
 * @property {number} pid
 * @property {() => string} output everything it wrote so far, both streams
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} ended
 */

/**
 * @typedef {Started & { ready: Promise<string> }} StartedServer `ready` is the address it serves on; rejected
 *   with what it wrote if it ends before
 */

/**
 * Starts a program of the project in a process group of its own, whose id is its `pid`.
 *
 * @param {[program: string, ...args: string[]]} command
 * @param {{ directory: string, environment?: NodeJS.ProcessEnv, cwd?: string }} options `directory` holds the
 *   embedded database
 * @returns {Started}
 */
export function startProcess([program, ...args], { directory, environment, cwd = root }) {
	const { DATABASE_URL, HOST, ORIGIN, NODE_ENV, VITEST, ...ours } = process.env;
	const child = spawn(program, args, {
		cwd,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...ours, PORT: '0', SALA_DIRECTORY: directory, SALA_SECRET: TEST_SECRET, ...environment }
	});
	let written = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (written += String(bytes)));
	const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
	return { pid: child.pid ?? 0, output: () => written, ended };
}

/**
 * Starts a server, as `node server.js` or through npm.
 *
 * @param {Parameters<typeof startProcess>[1] & { through?: 'node' | 'npm' }} options
 * @returns {StartedServer}
 */
export function startServer({ through = 'node', ...options }) {
	const server = startProcess(
		through === 'npm' ? ['npm', 'start'] : [process.execPath, 'server.js'],
		options
	);
	const ready = waitUntilReady(server);
	// Whoever waits for it hears of it; a server that is not waited for may end early.
	ready.catch(() => {});
	return { ...server, ready };
}

/**
 * True while a process of this id is there.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** @param {Started} server */
async function waitUntilReady(server) {
	let isOver = false;
	void server.ended.then(() => (isOver = true));
	for (;;) {
		const url = /^Sala is ready on ([^\s,]+)/m.exec(server.output())?.[1];
		if (url !== undefined) return url;
		if (isOver) throw new Error(`The server ended before it was ready. It wrote:\n${server.output()}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
