/**
 * `npm run bench:situation`: how long `/` takes with a large record (5,000 compounds and 20,000 events) on PostgreSQL
 * with PostGIS, where its answers are kept and where they are not, beside `/health`, which asks the database for one row; and how long a browser needs from a change of the
 * filter to the last picture of the map. Fails above the bars. Times are as good as the machine is quiet.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProcess } from '../support/server-process.js';
import { writeLargeRecord } from '../support/large-record.js';
import { measureRepaint } from './repaint.js';
import { servePostgis } from './servers.js';
import { FRESH_PAGE, KEPT_PAGE, quantile, timeRequests, toAddress } from './timing.js';

const OTHERS = [FRESH_PAGE, '/?as_of=2026-02-24', '/shelters', '/countries', '/health'];
const WARM_UP_REQUESTS = 20;
const ROUNDS = 5;
const REQUESTS_A_ROUND = 30;
const BARS = { p95: 120, repaint: 150 };

const folder = mkdtempSync(path.join(tmpdir(), 'sala-bench-'));
try {
	mkdirSync(path.join(folder, 'later'));
	writeLargeRecord(folder);
	console.log('Importing 5,000 compounds and 20,000 events; publishing them takes some minutes');
	const server = await servePostgis(importLargeRecord);
	if ('missing' in server) throw new Error(`This bench needs PostGIS: ${server.missing}.`);
	process.once('SIGINT', () => void server.stop().finally(() => process.exit(130)));
	try {
		const times = await measureRequests(server.url);
		for (const [page, ofPage] of times) print(page, ofPage);
		judge(`${KEPT_PAGE} p95`, quantile(times.get(KEPT_PAGE) ?? [], 0.95), BARS.p95);
		const repaints = await measureRepaint(new URL(KEPT_PAGE, server.url).href);
		for (const [name, ofField] of repaints) {
			judge(`${name} to the map's repaint, median`, quantile(ofField, 0.5), BARS.repaint);
		}
	} finally {
		await server.stop();
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/**
 * The public sees the public record alone, so it is imported as that.
 *
 * @param {NodeJS.ProcessEnv} environment of the new database
 */
async function importLargeRecord(environment) {
	for (const args of [[path.join(folder, 'later')], [folder, '--publish', 'for a bench']]) {
		const command = startProcess(
			[process.execPath, 'sala.js', 'import', ...args, '--dataset', 'public_record'],
			{
				...{ directory: tmpdir(), environment }
			}
		);
		const { code } = await command.ended;
		if (code !== 0) throw new Error(`The import failed. It wrote:\n${command.output()}`);
	}
}

/**
 * Times in milliseconds by page, in blocks by turns, so that what disturbs one disturbs all.
 *
 * @param {string} url
 */
async function measureRequests(url) {
	const pages = [KEPT_PAGE, ...OTHERS];
	for (const page of pages) await timeRequests(() => toAddress(page, url), WARM_UP_REQUESTS, 1);
	/** @type {Map<string, number[]>} */
	const times = new Map(pages.map((page) => [page, []]));
	for (let round = 0; round < ROUNDS; round++) {
		for (const page of pages) {
			times.get(page)?.push(...(await timeRequests(() => toAddress(page, url), REQUESTS_A_ROUND, 1)));
		}
	}
	return times;
}

/**
 * @param {string} page
 * @param {number[]} times
 */
function print(page, times) {
	const cells = [0.5, 0.95].map((share) => `${quantile(times, share).toFixed(1)} ms`.padStart(12));
	console.log(`${page.padEnd(24)}p50${cells[0]}   p95${cells[1]}`);
}

/**
 * @param {string} name
 * @param {number} milliseconds
 * @param {number} bar
 */
function judge(name, milliseconds, bar) {
	const isMet = milliseconds <= bar;
	console.log(`${name} at most ${bar} ms: ${milliseconds.toFixed(1)} ms, ${isMet ? 'met' : 'NOT MET'}`);
	if (!isMet) process.exitCode = 1;
}
