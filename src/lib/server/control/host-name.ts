import { isLoopback } from '#lib/server/control/configuration.js';

/**
 * True if a request was meant for this server: its `Host` is a name of this machine for itself, on any port
 * (a tunnel may end on another), or the host of the configured origin. Without this check any web page could
 * read a server on the reader's own machine, by pointing its own domain name at 127.0.0.1.
 *
 * @param host the header as sent, null where there is none
 * @param origin of the configuration
 */
export function isOwnHost(host: string | null, origin: string | undefined): boolean {
	if (host === null || !URL.canParse(`http://${host}`)) return false;
	const asked = new URL(`http://${host}`);
	return isLoopback(asked.hostname) || (origin !== undefined && asked.host === new URL(origin).host);
}
