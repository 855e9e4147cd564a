// Plain JavaScript: server.js reads this before there is a build.

/** @import { Configuration } from './configuration.js' */

const YEAR_SECONDS = 365 * 24 * 60 * 60;

const ALWAYS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin'
};

/** What is no page loads nothing, runs nothing, and is framed by nobody. */
const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * What every answer says to the browser, whoever gives it: pages, files, refusals and errors. Take the content type as
 * given, tell no other site where the reader came from, ask for no sensor, share no window, be framed by nobody; and,
 * where people reach us by https, never ask for us by http again. To ourselves a browser has to tell where it came from:
 * with `no-referrer` a form comes without its origin (`Origin: null`), and is refused as one of another site. A page
 * brings a content security policy of its own, which SvelteKit makes from svelte.config.js, and replaces this one.
 *
 * @param {string} path of the address that was asked for
 * @param {Pick<Configuration, 'origin' | 'basemapUrl'>} configuration
 * @returns {Record<string, string>}
 */
export function toSecurityHeaders(path, { origin, basemapUrl }) {
	return {
		...ALWAYS,
		'Content-Security-Policy': path.endsWith('.js') ? toWorkerPolicy(basemapUrl) : POLICY,
		...(origin?.startsWith('https:') && {
			'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains`
		})
	};
}

/**
 * A script may be a worker, which obeys the policy of its own file: that of the map loads its parts and its data.
 *
 * @param {string | null} basemapUrl
 */
function toWorkerPolicy(basemapUrl) {
	const data = basemapUrl === null ? '' : ` ${new URL(basemapUrl).origin}`;
	return `default-src 'none'; script-src 'self'; connect-src 'self'${data}; frame-ancestors 'none'`;
}
