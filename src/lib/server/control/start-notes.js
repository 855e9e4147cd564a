// Plain JavaScript: server.js reads this before there is a build.
import { isLoopback } from './configuration.js';

/** @import { Configuration } from './configuration.js' */

/**
 * What whoever starts a server has to know of its protection, a line each: what Sala cannot see to itself.
 *
 * @param {Pick<Configuration, 'database' | 'host' | 'origin' | 'isProxyTrusted'>} configuration
 * @returns {string[]}
 */
export function listStartNotes({ database, host, origin, isProxyTrusted }) {
	const notes = [];
	if (database.kind === 'embedded') {
		notes.push(
			`The data in ${database.directory} are protected by the encryption of this disk alone, which Sala cannot see.`
		);
	}
	const isEncrypted = origin?.startsWith('https:') ?? false;
	if (!isLoopback(host) && !isEncrypted) {
		notes.push(
			`Warning: others reach ${host} by http, so passphrases travel unprotected. Put a reverse proxy with TLS in front and set ORIGIN to its https address, and ADDRESS_HEADER and XFF_DEPTH so that limits see who asks: README, Running it for others.`
		);
	}
	if (isEncrypted && !isProxyTrusted) {
		notes.push(
			'Warning: ADDRESS_HEADER is not set, so everybody seems to come from the proxy and shares one limit of tries to sign in. Set it, and XFF_DEPTH: README, Running it for others.'
		);
	}
	return notes;
}
