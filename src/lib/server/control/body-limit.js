// Plain JavaScript: server.js reads this before there is a build.

/**
 * Answers 413 to a request that says it is larger than may be sent, before any of it is read; true where it did. One
 * that does not say how large it is ends where it passes the limit: the adapter counts.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} limit in bytes
 */
export function refuseLargeBody({ headers }, response, limit) {
	if (!(Number(headers['content-length']) > limit)) return false;
	response.writeHead(413, {
		'Content-Type': 'text/plain; charset=utf-8',
		'Cache-Control': 'no-store',
		Connection: 'close'
	});
	response.end(`This is too large: at most ${limit.toLocaleString('en')} bytes can be sent at once.\n`);
	return true;
}
