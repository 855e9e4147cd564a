// Plain JavaScript: server.js and sala.js read this before there is a build.
import { callOn } from './lock.js';
import { readMessages, send } from './protocol.js';
import { Refusal } from './refusal.js';

/** Longer than any query keeps a server from answering; past that it lives, but says no name. */
const PATIENCE_MS = 3000;

/**
 * @typedef {object} Holder the process that has an embedded database open
 * @property {number | null} pid null if it is too busy to say
 * @property {boolean} isServing false while it starts, stops or runs a command of its own
 */

/**
 * The process that has the embedded database open, or undefined if none has.
 *
 * @param {string} path of the control socket
 * @returns {Promise<Holder | undefined>}
 * @throws {Refusal} if the socket belongs to another user
 */
export async function findHolder(path) {
	const socket = await callOn(path);
	if (!socket) return undefined;
	const timer = setTimeout(() => socket.destroy(), PATIENCE_MS);
	/** @type {AsyncGenerator<import('./protocol.js').Reply>} */
	const replies = readMessages(socket);
	const { value: first } = await replies.next();
	clearTimeout(timer);
	socket.destroy();
	return first?.kind === 'hello'
		? { pid: first.pid, isServing: first.ready }
		: { pid: null, isServing: false };
}

/**
 * Why a process may not open an embedded database that another has open.
 *
 * @param {string} directory of the database
 * @param {Holder} holder
 */
export function toHeldRefusal(directory, { pid, isServing }) {
	return new Refusal(
		`Another Sala${pid === null ? '' : ` (process ${pid})`} has the database in ${directory} open.`,
		isServing
			? `Stop it first (kill ${pid}), or set SALA_DIRECTORY to another folder. Commands like npm run import work beside it.`
			: 'It starts, stops or runs a command: try again when it is done, or set SALA_DIRECTORY to another folder.'
	);
}

/**
 * How it went: the command ran and gave an exit code; no process has the database; it left before it began;
 * or it ended in the middle of the command.
 *
 * @typedef {{ outcome: 'ran', code: number } | { outcome: 'nobody' | 'left' | 'died' }} Ran
 */

/**
 * Runs a command in the process that has the embedded database open, with its output on this terminal.
 *
 * @param {string} path of the control socket
 * @param {Omit<import('./protocol.js').Run, 'kind'>} request
 * @param {import('./terminal.js').Terminal} terminal
 * @param {AbortSignal} signal cancels the command; its last words and its exit code still arrive
 * @returns {Promise<Ran>}
 * @throws {import('./refusal.js').Refusal} if the socket belongs to another user
 */
export async function runInHolder(path, request, terminal, signal) {
	const socket = await callOn(path);
	if (!socket) return { outcome: 'nobody' };
	const cancel = () => void send(socket, { kind: 'cancel' });
	signal.addEventListener('abort', cancel);
	let started = false;
	try {
		await send(socket, { kind: 'run', ...request });
		if (signal.aborted) cancel();
		/** @type {AsyncGenerator<import('./protocol.js').Reply>} */
		const replies = readMessages(socket);
		for await (const reply of replies) {
			if (reply.kind === 'exit') return { outcome: 'ran', code: reply.code };
			if (reply.kind === 'started') started = true;
			else if (reply.kind !== 'hello') await terminal[reply.kind](reply.text);
			else if (!reply.ready) terminal.say(`Waiting for process ${reply.pid}, which has the database open`);
		}
		return { outcome: started ? 'died' : 'left' };
	} finally {
		signal.removeEventListener('abort', cancel);
		socket.destroy();
	}
}
