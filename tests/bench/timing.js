import { once } from 'node:events';
import { Agent, get } from 'node:http';

/** A page whose answers were all asked for before, but for the first time. */
export const KEPT_PAGE = '/';

/** The same page as nobody asked for it since the projection was written: with another day each time. */
export const FRESH_PAGE = '/, another day each time';

let daysAsked = 0;

/**
 * The address of a page; for `FRESH_PAGE` another at each call.
 *
 * @param {string} page
 * @param {string} server
 */
export function toAddress(page, server) {
	if (page !== FRESH_PAGE) return new URL(page, server).href;
	const day = new Date(Date.UTC(2026, 1, 22 - (daysAsked++ % 700)));
	return new URL(`/?as_of=${day.toISOString().slice(0, 10)}`, server).href;
}

/**
 * Times of one page: milliseconds from sending the request to the last byte of the answer, one for each of
 * `count` requests, over connections that stay open. Each connection sends its next request when the last one is
 * answered.
 *
 * @param {() => string} address of each request
 * @param {number} count
 * @param {number} connections
 * @param {Record<string, string>} [headers] sent with each
 * @returns {Promise<number[]>}
 * @throws {Error} for an answer that is not a page
 */
export async function timeRequests(address, count, connections, headers = {}) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	/** @type {number[]} */
	const times = [];
	let left = count;
	const send = async () => {
		while (left-- > 0) times.push(await timeRequest(address(), agent, headers));
	};
	try {
		await Promise.all(Array.from({ length: connections }, send));
	} finally {
		agent.destroy();
	}
	return times;
}

/**
 * @param {string} url
 * @param {Agent} agent
 * @param {Record<string, string>} headers
 */
async function timeRequest(url, agent, headers) {
	const startedAt = performance.now();
	const request = get(url, { agent, headers: { Accept: 'text/html', ...headers } });
	const [response] = /** @type {[import('node:http').IncomingMessage]} */ (await once(request, 'response'));
	response.resume();
	await once(response, 'end');
	const time = performance.now() - startedAt;
	const type = response.headers['content-type'] ?? 'nothing';
	if (response.statusCode !== 200 || !type.startsWith('text/html')) {
		throw new Error(`${url} answered ${response.statusCode} with ${type} instead of a page.`);
	}
	return time;
}

/**
 * The time that a share of the requests did not pass: the nearest rank, so always one of the times.
 *
 * @param {number[]} times at least one
 * @param {number} share between 0 and 1
 */
export function quantile(times, share) {
	const sorted = times.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
