/**
 * `npm run bench:pages`: how long the server takes for each page, on the embedded database and on PostgreSQL with
 * PostGIS (that of TEST_DATABASE_URL, else a local server). Each has the public record and the real server.
 *
 * Times are as good as the machine is quiet. What holds on a busy one are the ratios: a page against `/health`, which
 * asks the database for one row, and one database against the other. Both are measured in turns, a block of requests
 * each, so that what disturbs one disturbs all. At the end what row level security costs.
 */
import { availableParallelism, loadavg } from 'node:os';
import { serveEmbedded, servePostgis } from './servers.js';
import { printRowSecurity, timeRowSecurity } from './row-security.js';
import { FRESH_PAGE, KEPT_PAGE, quantile, timeRequests, toAddress } from './timing.js';

/** @import { BenchServer } from './servers.js' */

const PAGES = [
	KEPT_PAGE,
	FRESH_PAGE,
	'/?open=KH12.precarious',
	'/?as_of=2026-02-05',
	'/areas/KH12',
	'/areas/place-not-known',
	'/sources',
	'/method',
	'/health'
];
const YARDSTICK = '/health';
const WAYS = [
	{ name: 'one request at a time', connections: 1 },
	{ name: '4 connections', connections: 4 }
];
const ROUNDS = 6;
const REQUESTS_A_ROUND = 50;
const WARM_UP_REQUESTS = 60;
const BAR = { page: KEPT_PAGE, database: 'PostGIS', way: 'one request at a time', p95: 60 };

const processors = availableParallelism();
const othersLoad = loadavg()[0] ?? NaN;

/** @type {BenchServer[]} */
const servers = [];
process.once('SIGINT', () => void stopServers().finally(() => process.exit(130)));
try {
	console.log(
		`Node ${process.version}, ${processors} processors, load average ${othersLoad.toFixed(1)} at the start`
	);
	console.log('Making the databases and starting a server on each');
	servers.push(await serveEmbedded());
	const postgis = await servePostgis();
	if ('missing' in postgis) console.log(`Without PostGIS: ${postgis.missing}`);
	else servers.push(postgis);
	const times = await measure();
	for (const way of WAYS) printWay(times, way.name);
	printBar(times);
	for (const { url, databaseUrl } of servers) {
		if (databaseUrl) printRowSecurity(await timeRowSecurity({ url, databaseUrl }));
	}
} finally {
	await stopServers();
}

/**
 * Times in milliseconds by server, way and page, as `toKey` names them.
 *
 * @returns {Promise<Map<string, number[]>>}
 */
async function measure() {
	const series = servers.flatMap(({ database, url }) =>
		WAYS.flatMap(({ name, connections }) =>
			PAGES.map((page) => ({
				...{ key: toKey(database, name, page), address: () => toAddress(page, url), connections }
			}))
		)
	);
	console.log('Warming up');
	for (const { address, connections } of series) await timeRequests(address, WARM_UP_REQUESTS, connections);
	/** @type {Map<string, number[]>} */
	const times = new Map(series.map(({ key }) => [key, []]));
	for (let round = 1; round <= ROUNDS; round++) {
		console.log(`Round ${round} of ${ROUNDS}`);
		for (const { key, address, connections } of series) {
			times.get(key)?.push(...(await timeRequests(address, REQUESTS_A_ROUND, connections)));
		}
	}
	return times;
}

/**
 * @param {Map<string, number[]>} times
 * @param {string} way
 */
function printWay(times, way) {
	const p50 = (/** @type {string} */ database, /** @type {string} */ page) =>
		quantile(times.get(toKey(database, way, page)) ?? [], 0.5);
	for (const { database } of servers) {
		printRow(`\n${database}, ${way}`, ['requests', 'p50 ms', 'p95 ms', `p50 / ${YARDSTICK}`]);
		for (const page of PAGES) {
			const ofPage = times.get(toKey(database, way, page)) ?? [];
			const ratio = p50(database, page) / p50(database, YARDSTICK);
			printRow(page, [
				String(ofPage.length),
				p50(database, page).toFixed(1),
				quantile(ofPage, 0.95).toFixed(1),
				ratio.toFixed(2)
			]);
		}
	}
	const [one, other] = servers;
	if (!one || !other) return;
	printRow(`\n${one.database} / ${other.database}, ${way}`, ['p50 / p50']);
	for (const page of PAGES) {
		printRow(page, [(p50(one.database, page) / p50(other.database, page)).toFixed(2)]);
	}
}

/** @param {Map<string, number[]>} times */
function printBar(times) {
	const { page, database, way, p95: bar } = BAR;
	const ofPage = times.get(toKey(database, way, page));
	const name = `\n${page} on ${database}, ${way}, p95 at most ${bar} ms`;
	if (!ofPage) return console.log(`${name}: not measured`);
	const p95 = quantile(ofPage, 0.95);
	const isBusy = othersLoad > processors / 2;
	const caution = isBusy ? '; others were using this machine, measure again when it is quiet' : '';
	console.log(`${name}: ${p95.toFixed(1)} ms, ${p95 <= bar ? 'met' : 'not met'}${caution}`);
}

/**
 * @param {string} name
 * @param {string[]} cells
 */
function printRow(name, cells) {
	const width = name.startsWith('\n') ? 45 : 44;
	console.log(name.padEnd(width) + cells.map((cell) => cell.padStart(14)).join(''));
}

/** @param {string[]} parts */
function toKey(...parts) {
	return parts.join(' · ');
}

async function stopServers() {
	for (const server of servers.splice(0)) await server.stop();
}
