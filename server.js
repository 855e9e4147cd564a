/**
 * `npm start`: builds the pages if they are not current, opens the database and serves until SIGINT or SIGTERM.
 *
 * Plain JavaScript, because it runs before there is a build. The port is taken first, and answers 503 with
 * "starting" until the database is open: a port in use is known before anything is built or created.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { isIPv6 } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '#lib/server/control/build.js';
import { refuseLargeBody } from '#lib/server/control/body-limit.js';
import { findHolder, toHeldRefusal } from '#lib/server/control/client.js';
import { isLoopback, readConfiguration, toSocketPath } from '#lib/server/control/configuration.js';
import { loadProgram, reportFailure, requireNode, SCHEME_HEADER } from '#lib/server/control/program.js';
import { Refusal } from '#lib/server/control/refusal.js';
import { requireSecret } from '#lib/server/control/secret.js';
import { toSecurityHeaders } from '#lib/server/control/security-headers.js';
import { onStopSignals } from '#lib/server/control/signals.js';
import { listStartNotes } from '#lib/server/control/start-notes.js';
import { say } from '#lib/server/control/terminal.js';

/** Requests that run when the server is told to stop have this long to end. */
const PATIENCE_MS = 5000;
const IDLE_POLL_MS = 50;

process.chdir(fileURLToPath(new URL('.', import.meta.url)));

/** @type {import('node:http').RequestListener} */
let answer = (_request, response) => {
	response.writeHead(503, {
		'Content-Type': 'text/plain; charset=utf-8',
		'Cache-Control': 'no-store',
		'Retry-After': '2',
		Refresh: '2'
	});
	response.end('Sala is starting.\n');
};
/** @type {import('./src/lib/server/control/configuration.js').Configuration} */
let configuration;
const server = createServer((request, response) => {
	const [path = ''] = (request.url ?? '').split('?');
	for (const header of Object.entries(toSecurityHeaders(path, configuration))) response.setHeader(...header);
	if (refuseLargeBody(request, response, configuration.bodySizeLimit)) return;
	request.headers[SCHEME_HEADER] = 'http';
	answer(request, response);
});
const stopping = new AbortController();
/** @type {Promise<import('./src/lib/server/control/lifecycle.ts').Sala | undefined>} */
let started = Promise.resolve(undefined);

onStopSignals(
	() => void stop(),
	() => say('Still stopping. Once more ends Sala at once; the database survives that.'),
	() => process.exit(1)
);
try {
	started = start();
	await started;
} catch (error) {
	if (!stopping.signal.aborted) {
		reportFailure(error);
		process.exit(1);
	}
}

async function start() {
	requireNode();
	configuration = readConfiguration(process.env);
	requireSecret(configuration);
	await refuseSecondServer(configuration.database);
	await listen(configuration);
	await buildIfStale(say, stopping.signal);
	stopping.signal.throwIfAborted();
	const { sala, handler } = await loadProgram(configuration);
	await sala.open();
	if (stopping.signal.aborted) return sala;
	for (const note of listStartNotes(configuration)) say(note);
	const address = toAddress(configuration);
	answer = handler;
	sala.answerCommands(address);
	console.log(`Sala is ready on ${address}`);
	return sala;
}

/** @param {import('./src/lib/server/control/configuration.js').Configuration} configuration */
function toAddress({ host, origin }) {
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	const name = isIPv6(host) ? `[${host}]` : host;
	return `http://${isLoopback(host) ? 'localhost' : name}:${port}${origin ? `, for people who open ${origin}` : ''}`;
}

async function stop() {
	say('Stopping');
	stopping.abort();
	const idle = untilIdle();
	const sala = await started.catch(() => undefined);
	sala?.closeStreams();
	await Promise.race([idle, wait(PATIENCE_MS)]);
	server.closeAllConnections();
	await sala?.close();
	process.exit(0);
}

/** Accepts no more connections; resolves when the last request has been answered. */
async function untilIdle() {
	// A connection whose request has ended stays open for the next one, unless it is closed.
	const timer = setInterval(() => server.closeIdleConnections(), IDLE_POLL_MS);
	await new Promise((resolve) => server.close(resolve));
	clearInterval(timer);
}

/** @param {import('./src/lib/server/control/configuration.js').Configuration['database']} database */
async function refuseSecondServer(database) {
	if (database.kind !== 'embedded') return;
	const holder = await findHolder(toSocketPath(database.directory));
	if (holder) throw toHeldRefusal(database.directory, holder);
}

/** @param {import('./src/lib/server/control/configuration.js').Configuration} configuration */
async function listen({ host, port }) {
	server.listen(port, host);
	try {
		await once(server, 'listening');
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		throw new Refusal(...toListenAdvice(code, host, port));
	}
}

/**
 * @param {string | undefined} code
 * @param {string} host
 * @param {number} port
 * @returns {[message: string, remedy: string]}
 */
function toListenAdvice(code, host, port) {
	if (code === 'EADDRINUSE')
		return [
			`Port ${port} is in use by another program.`,
			`Take another one: PORT=${port < 65535 ? port + 1 : 3001} npm start`
		];
	if (code === 'EACCES')
		return [`This user may not listen on port ${port}.`, 'Take one above 1023: PORT=3000 npm start'];
	return [
		`Sala cannot listen on ${host}, port ${port} (${code}).`,
		'Correct HOST or PORT, or leave them out.'
	];
}
