// Plain JavaScript: sala.js reads this before there is a build.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Refusal } from './refusal.js';

const VARIABLE = 'SALA_BACKUP_PASSPHRASE';

/** Commands that seal a file, and those that open one. */
const SEALING = ['backup'];
const OPENING = ['restore', 'decrypt'];

/**
 * The passphrase that a command seals or opens a file with, from the environment or typed on a terminal, where it is not
 * shown; a new one is typed twice. Never an argument: those are seen by everybody on the machine, and kept by shells.
 * Null for a command that needs none.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: Record<string, string | undefined>, stdin: NodeJS.ReadStream, stderr: NodeJS.WritableStream }} process
 * @returns {Promise<string | null>}
 * @throws {Refusal} where it is nowhere, or was not typed the same twice
 */
export async function askPassphrase(command, args, { env, stdin, stderr }) {
	const isNew = SEALING.includes(command) || (command === 'export' && args.includes('--internal'));
	if ((!isNew && !OPENING.includes(command)) || args.includes('--help')) return null;
	const given = env[VARIABLE];
	if (given) return given;
	if (!stdin.isTTY) {
		throw new Refusal(
			'There is no terminal to ask for the passphrase on.',
			`Give it in the environment, as ${VARIABLE}.`
		);
	}
	const typed = await ask('Passphrase of the file: ', stdin, stderr);
	if (isNew && typed !== (await ask('The same again: ', stdin, stderr))) {
		throw new Refusal('The two passphrases are not the same.', 'Nothing was done. Try again.');
	}
	return typed;
}

/**
 * @param {string} question
 * @param {NodeJS.ReadStream} stdin
 * @param {NodeJS.WritableStream} stderr
 * @returns {Promise<string>}
 */
async function ask(question, stdin, stderr) {
	stderr.write(question);
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const reading = createInterface({ input: stdin, output: nowhere, terminal: true });
	const given = new AbortController();
	reading.once('SIGINT', () => given.abort()).once('close', () => given.abort());
	try {
		return await reading.question('', { signal: given.signal });
	} catch {
		throw new Refusal('No passphrase was given.', 'Nothing was done.');
	} finally {
		reading.close();
		stderr.write('\n');
	}
}
