// Plain JavaScript: server.js and sala.js read this before there is a build.
import { write } from './backpressure.js';

/** Where progress is kept line by line, in a log or a pipe, one line in this time is enough. */
const PLAIN_PROGRESS_MS = 2000;

const CLEAR_LINE = '\r\x1b[2K';

/**
 * Where a command speaks: `out` is its result, on standard output; the others go to standard error. The
 * promises wait until the reader keeps up.
 *
 * @typedef {object} Terminal
 * @property {(text: string) => Promise<void>} out
 * @property {(text: string) => Promise<void>} err
 * @property {(text: string) => Promise<void>} progress one line, which the next replaces on a screen
 * @property {(line: string) => void} say a line about what the program itself is doing
 */

/**
 * Says on standard error, in a line of its own, what this process is doing, after the seconds it has run.
 *
 * @param {string} line
 */
export function say(line) {
	process.stderr.write(`[${process.uptime().toFixed(0).padStart(3)} s] ${line}\n`);
}

/**
 * The terminal of this process.
 *
 * @param {() => void} onReaderGone called when whoever read standard output has left (`… | head`)
 * @returns {Terminal}
 */
export function createTerminal(onReaderGone) {
	const { stdout, stderr } = process;
	let isLineOpen = false;
	let lastProgressAt = -Infinity;
	stdout.on('error', onReaderGone);

	const closeLine = () => {
		if (isLineOpen) stderr.write(CLEAR_LINE);
		isLineOpen = false;
	};
	return {
		async out(text) {
			closeLine();
			await write(stdout, text);
		},
		async err(text) {
			closeLine();
			await write(stderr, text);
		},
		async progress(text) {
			const line = text.replace(/\s+/g, ' ').trim();
			if (stderr.isTTY) {
				isLineOpen = true;
				return write(stderr, CLEAR_LINE + line.slice(0, stderr.columns - 1));
			}
			if (performance.now() - lastProgressAt < PLAIN_PROGRESS_MS) return;
			lastProgressAt = performance.now();
			await write(stderr, `${line}\n`);
		},
		say(line) {
			closeLine();
			say(line);
		}
	};
}
