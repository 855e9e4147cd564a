import { isIP } from 'node:net';
import { isLoopback, type Configuration } from '#lib/server/control/configuration.js';

/**
 * True if a request was meant for this server: its `Host` is a name of this machine for itself, on any port
 * (a tunnel may end on another), or the host of the configured origin; without an origin, where it listens to others,
 * also an address in numbers. Without this check any web page could read a server on the reader's own machine or
 * network, by pointing its own domain name at it; to numbers no name can be pointed.
 *
 * @param asked the header as sent, null where there is none
 */
export function isOwnHost(
	asked: string | null,
	{ host, origin }: Pick<Configuration, 'host' | 'origin'>
): boolean {
	if (asked === null || !URL.canParse(`http://${asked}`)) return false;
	const url = new URL(`http://${asked}`);
	if (isLoopback(url.hostname)) return true;
	if (origin !== undefined) return url.host === new URL(origin).host;
	return !isLoopback(host) && isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
}
