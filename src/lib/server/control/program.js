// Plain JavaScript: server.js and sala.js read this before there is a build.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal, toAdvice } from './refusal.js';

/** Carries the scheme of a request to the adapter, which assumes https. */
export const SCHEME_HEADER = 'x-sala-scheme';

/**
 * Refuses a Node older than package.json asks for.
 *
 * @param {string} [running] its version, as `20.19.0`
 * @throws {Refusal}
 */
export function requireNode(running = process.versions.node) {
	const needed = JSON.parse(readFileSync('package.json', 'utf8')).engines.node.replace('>=', '');
	const [major = 0, minor = 0] = running.split('.').map(Number);
	const [leastMajor, leastMinor] = needed.split('.').map(Number);
	if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
	throw new Refusal(
		`This is Node ${running}, and Sala needs ${needed} or newer.`,
		'Install it from nodejs.org.'
	);
}

/**
 * Loads the built program into this process. Its hook `init` puts it under `Symbol.for('sala')`; the database
 * is not open yet.
 *
 * @param {import('./configuration.js').Configuration} configuration
 * @returns {Promise<{ sala: import('./lifecycle.ts').Sala, handler: import('node:http').RequestListener }>}
 */
export async function loadProgram(configuration) {
	process.env.BODY_SIZE_LIMIT = String(configuration.bodySizeLimit);
	if (configuration.origin) process.env.ORIGIN = configuration.origin;
	else process.env.PROTOCOL_HEADER ||= SCHEME_HEADER;
	const { handler } = await importBuild();
	const sala = /** @type {any} */ (globalThis)[Symbol.for('sala')];
	return { sala, handler };
}

async function importBuild() {
	try {
		return await import(pathToFileURL(resolve('build/handler.js')).href);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
		const { message } = /** @type {Error} */ (error);
		throw new Refusal(`A package is not installed. ${message}`, 'Run npm ci in the folder of Sala.');
	}
}

/**
 * Says why the process ends: the advice, or the whole error of a defect.
 *
 * @param {unknown} error
 */
export function reportFailure(error) {
	console.error(`\n${toAdvice(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
}
