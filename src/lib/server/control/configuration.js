// Plain JavaScript: server.js and sala.js read this before there is a build.
import { isIP } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { Refusal } from './refusal.js';

/**
 * Everything the environment decides about one process.
 *
 * @typedef {object} Configuration
 * @property {import('#lib/server/db/connection.ts').DatabaseTarget} database
 * @property {string} host the address to listen on
 * @property {number} port 0 asks the system for any free port
 * @property {string | undefined} origin the address people type when a proxy stands in front; undefined means
 *   that each request's own name counts, a loopback name or an address
 * @property {boolean} isProxyTrusted whether a proxy tells where requests come from
 * @property {number} bodySizeLimit largest request, in bytes
 * @property {string | null} secret signs cookies; null: none was given
 * @property {boolean} isOnePersonOffice whether whoever wrote a record may publish it
 * @property {string | null} basemapUrl basemap of the operator's own, a style or an archive of tiles; null: that which Sala ships with
 */

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** As many letters as 24 bytes of chance have in base64. */
const LEAST_SECRET = 32;

/** Far more than any form of ours; files are imported on the command line. */
const BODY_SIZE_LIMIT = '512K';

const UNITS = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/**
 * True for a name or address that only this machine can reach.
 *
 * @param {string} host without a port
 */
export function isLoopback(host) {
	return LOOPBACK.test(host);
}

/**
 * The configuration the environment asks for; a variable that is empty counts as not set.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {Configuration}
 * @throws {Refusal} for the first value that cannot be used
 */
export function readConfiguration(environment) {
	/** @param {string} name */
	const read = (name) => environment[name]?.trim() || undefined;
	return {
		database: toDatabaseTarget(read('DATABASE_URL'), read('SALA_DIRECTORY')),
		host: toHost(read('HOST')),
		port: toPort(read('PORT')),
		origin: toOrigin(read('ORIGIN')),
		isProxyTrusted: read('ADDRESS_HEADER') !== undefined,
		bodySizeLimit: toSize(read('BODY_SIZE_LIMIT')),
		secret: toSecret(read('SALA_SECRET')),
		isOnePersonOffice: toYesOrNo('SALA_ONE_PERSON_OFFICE', read('SALA_ONE_PERSON_OFFICE')),
		basemapUrl: toBasemapUrl(read('SALA_BASEMAP_URL'))
	};
}

/**
 * The path of the control socket of an embedded database, as short as it can be written: relative to the
 * working folder where that is shorter, because a socket's path may hold little more than 100 bytes.
 *
 * @param {string} directory the folder of the embedded database
 */
export function toSocketPath(directory) {
	const absolute = join(resolve(directory), 'control.sock');
	const short = relative(process.cwd(), absolute);
	return short.length < absolute.length ? short : absolute;
}

/**
 * @param {string | undefined} url
 * @param {string | undefined} directory
 * @returns {Configuration['database']}
 */
function toDatabaseTarget(url, directory) {
	if (url === undefined) return { kind: 'embedded', directory: resolve(directory ?? '.sala') };
	// The value may hold a password: no message repeats it.
	if (!/^postgres(ql)?:\/\/./.test(url) || !URL.canParse(url)) {
		throw new Refusal(
			'DATABASE_URL is not the address of a PostgreSQL database.',
			'Write it as postgres://user:password@host:5432/database, or leave it out to use the embedded database.'
		);
	}
	return { kind: 'postgres', url };
}

/** @param {string | undefined} value */
function toHost(value) {
	if (value === undefined) return '127.0.0.1';
	const host = value.replace(/^\[|\]$/g, '');
	if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
		throw new Refusal(
			`HOST is ${value}, which is no address to listen on.`,
			'Write an address of this machine, without scheme or port: 127.0.0.1 for this machine alone, 0.0.0.0 for all that reach it.'
		);
	}
	return host;
}

/** @param {string | undefined} value */
function toPort(value) {
	if (value === undefined) return 3000;
	const port = Number(value);
	if (!/^\d+$/.test(value) || port > 65535) {
		throw new Refusal(
			`PORT is ${value}, which is not a port.`,
			'Give a whole number from 1 to 65535, or 0 for any that is free.'
		);
	}
	return port;
}

/** @param {string | undefined} value */
function toOrigin(value) {
	if (value === undefined) return undefined;
	const url = URL.canParse(value) ? new URL(value) : undefined;
	if (!url || !/^https?:$/.test(url.protocol) || value.replace(/\/$/, '').toLowerCase() !== url.origin) {
		throw new Refusal(
			`ORIGIN is ${value}, which is not an origin.`,
			'Write the scheme and the host that people type, without a path: https://sala.example.org.'
		);
	}
	return url.origin;
}

function toSize(value = BODY_SIZE_LIMIT) {
	const [, number, unit] = /^(\d+)([KMG]?)$/.exec(value) ?? [];
	if (!Number(number)) {
		throw new Refusal(`BODY_SIZE_LIMIT is ${value}, which is not a size.`, 'Write bytes, or 512K, 24M, 1G.');
	}
	return Number(number) * UNITS[/** @type {keyof typeof UNITS} */ (unit)];
}

/**
 * The address goes into a policy that browsers obey, so it is written by us from what was understood of it.
 *
 * @param {string | undefined} value
 */
function toBasemapUrl(value) {
	if (value === undefined) return null;
	const url = URL.canParse(value) ? new URL(value) : undefined;
	if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
		throw new Refusal(
			`SALA_BASEMAP_URL is ${value}, which is not the address of a basemap.`,
			'Write it as https://tiles.example.org/style.json or https://tiles.example.org/cambodia.pmtiles, or leave it out to use the basemap that Sala ships with.'
		);
	}
	return url.href;
}

/**
 * No message repeats the value.
 *
 * @param {string | undefined} value
 */
function toSecret(value) {
	if (value === undefined) return null;
	if (value.length < LEAST_SECRET) {
		throw new Refusal(
			`SALA_SECRET is shorter than ${LEAST_SECRET} letters, so it could be guessed.`,
			'Make one by chance: openssl rand -base64 32'
		);
	}
	return value;
}

/**
 * @param {string} name
 * @param {string | undefined} value
 */
function toYesOrNo(name, value = 'no') {
	if (value !== 'yes' && value !== 'no') {
		throw new Refusal(
			`${name} is ${value}, which is neither yes nor no.`,
			`Write ${name}=yes, or leave it out.`
		);
	}
	return value === 'yes';
}
