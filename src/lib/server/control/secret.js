// Plain JavaScript: server.js reads this before there is a build.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.js';

/** @import { Configuration } from './configuration.js' */

const BYTES = 32;

/**
 * The secret that signs cookies and encrypts second factors. On the embedded database it is made at the first start and
 * kept in its folder, which only its owner may read; on a server it is the operator's to keep, apart from the database.
 *
 * @param {Pick<Configuration, 'secret' | 'database'>} configuration
 * @returns {string}
 * @throws {Refusal} on a server without one
 */
export function findSecret({ secret, database }) {
	requireSecret({ secret, database });
	if (secret !== null || database.kind === 'postgres') return secret ?? '';
	const file = join(database.directory, 'secret');
	if (!existsSync(file))
		writeFileSync(file, randomBytes(BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
	chmodSync(file, 0o600);
	return readFileSync(file, 'utf8').trim();
}

/**
 * Refuses to go on without a secret where none can be made.
 *
 * @param {Pick<Configuration, 'secret' | 'database'>} configuration
 * @throws {Refusal} on a server without one
 */
export function requireSecret({ secret, database }) {
	if (secret !== null || database.kind === 'embedded') return;
	throw new Refusal(
		'SALA_SECRET is not set. Sala signs the cookies of those who sign in with it, and has no default.',
		'Make one once with openssl rand -base64 32, keep it apart from the database, and give it at every start.'
	);
}
