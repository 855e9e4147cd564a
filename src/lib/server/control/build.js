// Plain JavaScript: server.js and sala.js read this before there is a build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LockHeld, takeLock } from './lock.js';
import { Refusal } from './refusal.js';

/** Everything a build is made from. */
const INPUTS = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** Written last, so that a build that was killed has none; vite empties `build/` first. */
const STAMP = 'build/made-from';

const LOCK = '.svelte-kit/build.sock';
const VITE = 'node_modules/vite/bin/vite.js';
const OTHERS_BUILD_POLL_MS = 500;
const LINES_OF_A_FAILURE = 40;

/**
 * Makes `build/` of the working folder if it was not made from the sources as they stand. Only one process
 * builds at a time; another waits for it.
 *
 * @param {(line: string) => void} say is told what takes time
 * @param {AbortSignal} signal ends the build
 * @throws {Refusal} if the packages are missing, or the build fails
 */
export async function buildIfStale(say, signal) {
	if (isCurrent(hashInputs())) return;
	if (!existsSync(VITE)) {
		throw new Refusal('The packages Sala is made of are not installed.', 'Run npm ci in its folder first.');
	}
	mkdirSync('.svelte-kit', { recursive: true });
	const lock = await waitForLock(say, signal);
	try {
		const hash = hashInputs();
		if (isCurrent(hash)) return;
		say('Building the pages (after each change of the program, about half a minute)');
		await runVite(signal);
		writeFileSync(STAMP, hash);
	} finally {
		await lock.release();
	}
}

/** @param {string} hash */
function isCurrent(hash) {
	return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
}

/** A digest of the names and contents of everything a build is made from, tests left out. */
function hashInputs() {
	const hash = createHash('sha256');
	const files = INPUTS.filter((input) => existsSync(input))
		.flatMap((input) => [input, ...listInside(input)])
		.filter((file) => statSync(file).isFile() && !/\.test\.[jt]s$/.test(file))
		.sort();
	for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
	return hash.digest('hex');
}

/** @param {string} input */
function listInside(input) {
	if (!statSync(input).isDirectory()) return [];
	return readdirSync(input, { encoding: 'utf8', recursive: true }).map((name) => join(input, name));
}

/**
 * @param {(line: string) => void} say
 * @param {AbortSignal} signal
 */
async function waitForLock(say, signal) {
	for (let isFirst = true; ; isFirst = false) {
		try {
			return await takeLock(LOCK, (socket) => socket.destroy());
		} catch (error) {
			if (!(error instanceof LockHeld)) throw error;
			if (isFirst) say('Waiting for another process that builds the pages');
			await wait(OTHERS_BUILD_POLL_MS, undefined, { signal });
		}
	}
}

/** @param {AbortSignal} signal */
async function runVite(signal) {
	const endWithParent = fileURLToPath(new URL('./end-with-parent.js', import.meta.url));
	const child = spawn(process.execPath, ['--import', endWithParent, VITE, 'build'], {
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		// Under any other value Vite makes pages meant for development.
		env: { ...process.env, NODE_ENV: 'production' },
		signal
	});
	let output = '';
	const keep = (/** @type {Buffer} */ bytes) => (output += bytes.toString());
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	const how = await new Promise((resolve, reject) => {
		child.once('error', reject).once('close', (code, killedBy) => resolve(code ?? killedBy));
	});
	if (how === 0) return;
	const tail = output.trimEnd().split('\n').slice(-LINES_OF_A_FAILURE).join('\n');
	throw new Refusal(
		`${tail}\n\nThe pages could not be built (${how}).`,
		'Run npm ci, in case the packages changed; else mend what the lines above say. npm run build shows all of them.'
	);
}
