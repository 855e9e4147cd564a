// Plain JavaScript: server.js and sala.js read this before there is a build.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toAdvice } from './refusal.js';

/** Carries the scheme of a request to the adapter, which assumes https. */
export const SCHEME_HEADER = 'x-sala-scheme';

/**
 * Loads the built program into this process. Its hook `init` puts it under `Symbol.for('sala')`; the database
 * is not open yet.
 *
 * @param {import('./configuration.js').Configuration} configuration
 * @returns {Promise<{ sala: import('./lifecycle.ts').Sala, handler: import('node:http').RequestListener }>}
 */
export async function loadProgram(configuration) {
	process.env.BODY_SIZE_LIMIT = configuration.bodySizeLimit;
	if (configuration.origin) process.env.ORIGIN = configuration.origin;
	else process.env.PROTOCOL_HEADER ||= SCHEME_HEADER;
	const { handler } = await import(pathToFileURL(resolve('build/handler.js')).href);
	const sala = /** @type {any} */ (globalThis)[Symbol.for('sala')];
	return { sala, handler };
}

/**
 * Says why the process ends: the advice, or the whole error of a defect.
 *
 * @param {unknown} error
 */
export function reportFailure(error) {
	console.error(`\n${toAdvice(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
}
