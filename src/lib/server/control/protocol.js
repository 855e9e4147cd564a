// Plain JavaScript: server.js and sala.js read this before there is a build.
import { StringDecoder } from 'node:string_decoder';
import { write } from './backpressure.js';

/**
 * What goes over the control socket: one JSON value a line.
 *
 * The process that has the database greets everybody at once with `hello`. A caller may then ask it to `run`
 * one command and hears `started`, any number of `out`, `err` and `progress`, and last `exit`. Until the
 * process is ready it keeps the question; if it ends before `started` it has done nothing. A caller that
 * sends `cancel` or hangs up cancels its command.
 *
 * @typedef {{ kind: 'hello', pid: number, ready: boolean }} Hello `ready` is false while it opens or closes
 *   the database, or runs a command of its own
 * @typedef {{ kind: 'run', command: string, args: string[], directory: string, passphrase: string | null }} Run
 *   `directory` is where relative paths start from; `passphrase` seals or opens a file, null where none is needed
 * @typedef {{ kind: 'cancel' }} Cancel
 * @typedef {{ kind: 'started' }} Started
 * @typedef {{ kind: 'out' | 'err' | 'progress', text: string }} Text
 * @typedef {{ kind: 'exit', code: number }} Exit
 * @typedef {Run | Cancel} Request
 * @typedef {Hello | Started | Text | Exit} Reply
 */

/** A request longer than this, in characters, is not one of ours. */
export const LONGEST_REQUEST = 1_000_000;

/**
 * Sends one message; the promise waits until the other side keeps up. A socket that is gone takes no more
 * messages, which is no error: whoever reads from it sees the end.
 *
 * @param {import('node:net').Socket} socket
 * @param {Request | Reply} message
 * @returns {Promise<void>}
 */
export function send(socket, message) {
	return write(socket, `${JSON.stringify(message)}\n`);
}

/**
 * The messages of the other side, as long as it lives: a connection that breaks ends them like one that is
 * closed. Reading no further makes the sender wait.
 *
 * @template {Request | Reply} Message
 * @param {import('node:net').Socket} socket
 * @param {number} [longest] characters of one message
 * @returns {AsyncGenerator<Message, void>}
 * @throws {SyntaxError} if a line is not JSON
 * @throws {RangeError} if a line is longer than `longest`
 */
export async function* readMessages(socket, longest = Infinity) {
	const decoder = new StringDecoder('utf8');
	let rest = '';
	for await (const bytes of untilBroken(socket)) {
		const lines = (rest + decoder.write(bytes)).split('\n');
		rest = lines.pop() ?? '';
		if (rest.length > longest) throw new RangeError('A message on the control socket is too long.');
		for (const line of lines) yield JSON.parse(line);
	}
}

/**
 * @param {import('node:net').Socket} socket
 * @returns {AsyncGenerator<Buffer, void>}
 */
async function* untilBroken(socket) {
	try {
		yield* socket;
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code !== 'ECONNRESET' && code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
	}
}
