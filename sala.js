/**
 * `node sala.js COMMAND [ARGUMENTS]`: the command line. A command runs inside the server that has the embedded
 * database open; where none runs, and with DATABASE_URL, in this process.
 *
 * Plain JavaScript, because it runs before there is a build.
 */
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '#lib/server/control/build.js';
import { runInHolder } from '#lib/server/control/client.js';
import { readConfiguration, toSocketPath } from '#lib/server/control/configuration.js';
import { askPassphrase } from '#lib/server/control/passphrase.js';
import { loadProgram, reportFailure, requireNode } from '#lib/server/control/program.js';
import { onStopSignals } from '#lib/server/control/signals.js';
import { createTerminal } from '#lib/server/control/terminal.js';

const FAILED = 1;
const CANCELLED = 130;

const [command = 'help', ...args] = process.argv.slice(2);
/** @type {{ command: string, args: string[], directory: string, passphrase: string | null }} */
const request = { command, args, directory: findCallersDirectory(), passphrase: null };
process.chdir(fileURLToPath(new URL('.', import.meta.url)));

const cancelling = new AbortController();
const terminal = createTerminal(() => cancelling.abort());
onStopSignals(
	() => {
		terminal.say(`Cancelling ${command}`);
		cancelling.abort();
	},
	() => process.exit(CANCELLED)
);
try {
	requireNode();
	const configuration = readConfiguration(process.env);
	request.passphrase = await askPassphrase(command, args, process);
	process.exit((await runThere(configuration)) ?? (await runHere(configuration)));
} catch (error) {
	if (cancelling.signal.aborted) process.exit(CANCELLED);
	reportFailure(error);
	process.exit(FAILED);
}

/** npm runs scripts in the project's folder and tells in INIT_CWD where it was called. */
function findCallersDirectory() {
	const { npm_lifecycle_script: script, INIT_CWD: called } = process.env;
	return script?.includes('sala.js') && called ? called : process.cwd();
}

/**
 * The exit code of the command in the process that has the database open, or undefined if none has.
 *
 * @param {import('./src/lib/server/control/configuration.js').Configuration} configuration
 * @returns {Promise<number | undefined>}
 */
async function runThere({ database }) {
	if (database.kind !== 'embedded') return undefined;
	for (;;) {
		const ran = await runInHolder(toSocketPath(database.directory), request, terminal, cancelling.signal);
		if (ran.outcome === 'ran') return ran.code;
		if (cancelling.signal.aborted) return CANCELLED;
		if (ran.outcome === 'nobody') return undefined;
		if (ran.outcome === 'died') {
			await terminal.err(
				`The server ended before ${command} did. Start it again, look at what is there, and run ${command} again.\n`
			);
			return FAILED;
		}
	}
}

/**
 * The exit code of the command in this process, which opens the database itself.
 *
 * @param {import('./src/lib/server/control/configuration.js').Configuration} configuration
 * @returns {Promise<number>}
 */
async function runHere(configuration) {
	await buildIfStale(terminal.say, cancelling.signal);
	const { sala } = await loadProgram(configuration);
	const { out, err, progress } = terminal;
	const { args, directory, passphrase } = request;
	const code = await sala.runCommand(command, {
		args,
		directory,
		passphrase,
		out,
		err,
		progress,
		signal: cancelling.signal
	});
	await sala.close();
	return code;
}
