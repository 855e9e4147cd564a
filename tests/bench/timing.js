import { once } from 'node:events';
import { Agent, get } from 'node:http';

/**
 * Times of one address: milliseconds from sending the request to the last byte of the answer, one for each of
 * `count` requests, over connections that stay open. Each connection sends its next request when the last one is
 * answered.
 *
 * @param {string} url
 * @param {number} count
 * @param {number} connections
 * @returns {Promise<number[]>}
 * @throws {Error} for an answer that is not a page
 */
export async function timeRequests(url, count, connections) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	/** @type {number[]} */
	const times = [];
	let left = count;
	const send = async () => {
		while (left-- > 0) times.push(await timeRequest(url, agent));
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
 */
async function timeRequest(url, agent) {
	const startedAt = performance.now();
	const request = get(url, { agent, headers: { Accept: 'text/html' } });
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
