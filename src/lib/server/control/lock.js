// Plain JavaScript: server.js and sala.js read this before there is a build.
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from './refusal.js';

/** The kernel keeps 108 bytes for the path of a socket on Linux and 104 on macOS, one of them a zero. */
const LONGEST_PATH_BYTES = 100;

/** Long enough for a rival that looked at the same stale socket to have acted on what it saw. */
const RIVAL_MS = 150;

/** Somebody else has the lock, and lives. */
export class LockHeld extends Error {
	/** @param {string} path */
	constructor(path) {
		super(`${path} belongs to another process`);
		this.name = 'LockHeld';
	}
}

/**
 * @typedef {object} Lock
 * @property {() => Promise<void>} release gives the lock back and hangs up on everybody who is connected
 */

/**
 * Takes the lock at `path`, which is a Unix socket (mode 0600) that lives exactly as long as this process:
 * no file can claim to be locked by a process that is gone. A socket that nobody answers is left from a
 * process that was killed, and is replaced.
 *
 * The socket is opened under a name of its own and then linked to `path`: a link appears only where nothing
 * is, and is answered from its first moment. The folder of `path` is made (mode 0700) where it is missing.
 *
 * @param {string} path at most about 90 bytes long
 * @param {(socket: import('node:net').Socket) => void} answer called with everybody who connects
 * @returns {Promise<Lock>}
 * @throws {LockHeld} if another process has it
 * @throws {Refusal} if the folder or its file system does not allow it
 */
export async function takeLock(path, answer) {
	const own = join(dirname(path), `.${basename(path, '.sock')}-${randomBytes(3).toString('hex')}`);
	refuseLongPath(path, own);
	const sockets = new Set();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		socket.on('error', ignoreBreak);
		answer(socket);
	});
	try {
		mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
		await listen(server, own);
	} catch (error) {
		throw toRefusal(error, dirname(path));
	}
	const mine = identify(own);
	/** @returns {Promise<void>} */
	const hangUp = () =>
		new Promise((resolve) => {
			server.close(() => resolve());
			for (const socket of sockets) socket.destroy();
		});
	try {
		await linkOverStale(own, path);
		unlinkSync(own);
		await wait(RIVAL_MS);
		if (identify(path) !== mine) throw new LockHeld(path);
	} catch (error) {
		await hangUp();
		throw error instanceof LockHeld ? error : toRefusal(error, dirname(path));
	}
	return {
		async release() {
			if (identify(path) === mine) rmSync(path, { force: true });
			await hangUp();
		}
	};
}

/**
 * A connection to the socket at `path`, or undefined if no process answers there.
 *
 * @param {string} path
 * @returns {Promise<import('node:net').Socket | undefined>}
 * @throws {Refusal} if the socket belongs to another user
 */
export async function callOn(path) {
	const socket = connect(path);
	try {
		await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
		return socket.on('error', ignoreBreak);
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		// Reset: it stopped listening before it came to us.
		if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET') return undefined;
		throw toRefusal(error, dirname(path));
	}
}

/** A connection that breaks closes, which is all that anybody here needs to know. */
function ignoreBreak() {}

/**
 * @param {string} own
 * @param {string} path
 */
async function linkOverStale(own, path) {
	for (;;) {
		try {
			return linkSync(own, path);
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		}
		const seen = identify(path);
		const socket = await callOn(path);
		socket?.destroy();
		if (socket) throw new LockHeld(path);
		// Only the very file that did not answer may go: a rival may have put its own there meanwhile.
		if (seen !== undefined && identify(path) === seen) rmSync(path, { force: true });
	}
}

/**
 * Which file stands at a path; undefined if none does.
 *
 * @param {string} path
 */
function identify(path) {
	const file = statSync(path, { bigint: true, throwIfNoEntry: false });
	return file && `${file.dev}:${file.ino}:${file.mtimeNs}`;
}

/**
 * @param {import('node:net').Server} server
 * @param {string} path
 */
async function listen(server, path) {
	await new Promise((resolve, reject) => {
		server.once('listening', resolve).once('error', reject);
		server.listen(path);
	});
	chmodSync(path, 0o600);
}

/**
 * @param {string} path
 * @param {string} own
 */
function refuseLongPath(path, own) {
	const bytes = Math.max(Buffer.byteLength(path), Buffer.byteLength(own));
	if (bytes <= LONGEST_PATH_BYTES) return;
	throw new Refusal(
		`The folder ${dirname(path)} has too long a path for the control socket (${bytes} bytes of ${LONGEST_PATH_BYTES}).`,
		'Set SALA_DIRECTORY to a folder with a shorter path.'
	);
}

/**
 * @param {unknown} error
 * @param {string} directory
 */
function toRefusal(error, directory) {
	const { code } = /** @type {NodeJS.ErrnoException} */ (error);
	if (code === 'EACCES' || code === 'EPERM') {
		return new Refusal(
			`This user may not use the folder ${directory} (${code}).`,
			'Start Sala as the user who owns it, or set SALA_DIRECTORY to a folder of your own.'
		);
	}
	if (
		code === 'EROFS' ||
		code === 'ENOSPC' ||
		code === 'ENOTDIR' ||
		code === 'EEXIST' ||
		code === 'ENOTSUP'
	) {
		return new Refusal(
			`The folder ${directory} cannot hold the database (${code}).`,
			'Set SALA_DIRECTORY to a folder on a local disk that can be written to and has room.'
		);
	}
	return error;
}
