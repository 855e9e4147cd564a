/**
 * `npm run bench:lighthouse`: what Lighthouse says of the production build, desktop preset, the median of five runs for
 * each page. Fails below the bars. Runs on the embedded database; times are as good as the machine is quiet.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { CHROMIUM_FLAGS, toLaunchOptions } from '../support/chromium.js';
import { serveEmbedded } from './servers.js';

const PAGES = ['/', '/compounds/KH-C-001', '/countries'];
const BARS = /** @type {const} */ ({ performance: 90, accessibility: 100, 'best-practices': 95 });
const CATEGORIES = /** @type {(keyof typeof BARS)[]} */ (Object.keys(BARS));
const RUNS = 5;
const PROGRAM = path.resolve(import.meta.dirname, '../../node_modules/lighthouse/cli/index.js');

const run = promisify(execFile);
const { executablePath } = toLaunchOptions();

console.log('Making a database and starting a server on it');
const server = await serveEmbedded();
process.once('SIGINT', () => void server.stop().finally(() => process.exit(130)));
try {
	printRow('', [...CATEGORIES]);
	for (const page of PAGES) {
		const url = new URL(page, server.url).href;
		await fetch(url);
		/** @type {Awaited<ReturnType<typeof measure>>[]} */
		const scores = [];
		for (let round = 0; round < RUNS; round++) scores.push(await measure(url));
		const medians = CATEGORIES.map((category) => {
			const score = median(scores.map((one) => one[category]));
			const isMet = score >= BARS[category];
			if (!isMet) process.exitCode = 1;
			return `${score}${isMet ? '' : ` < ${BARS[category]}`}`;
		});
		printRow(page, medians);
		printFailures(scores.flatMap(({ failures }) => failures));
	}
} finally {
	await server.stop();
}

/**
 * @param {string} url
 * @returns {Promise<Record<keyof typeof BARS, number> & { failures: string[] }>} scores from 0 to 100, and what is
 *   not as it should be apart from speed
 */
async function measure(url) {
	const { stdout } = await run(
		process.execPath,
		[
			...[PROGRAM, url, '--preset=desktop', '--output=json', '--quiet'],
			...[`--only-categories=${CATEGORIES.join(',')}`],
			`--chrome-flags=${['--headless=new', ...CHROMIUM_FLAGS].join(' ')}`
		],
		{ env: { ...process.env, CHROME_PATH: executablePath }, maxBuffer: 64 * 1024 * 1024 }
	);
	/**
	 * @type {{
	 *   categories: Record<string, { score: number | null, auditRefs: { id: string }[] }>,
	 *   audits: Record<string, { title: string, score: number | null }>,
	 *   runtimeError?: { message: string }
	 * }}
	 */
	const { categories, audits, runtimeError } = JSON.parse(stdout);
	if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
	const score = (/** @type {string} */ name) => Math.round((categories[name]?.score ?? 0) * 100);
	const refs = ['accessibility', 'best-practices'].flatMap((name) => categories[name]?.auditRefs ?? []);
	return {
		...{ performance: score('performance'), accessibility: score('accessibility') },
		'best-practices': score('best-practices'),
		failures: refs.flatMap(({ id }) => {
			const audit = audits[id];
			return audit && audit.score !== null && audit.score < 1 ? [`${id}: ${audit.title}`] : [];
		})
	};
}

/** @param {number[]} values */
function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** @param {string[]} failures */
function printFailures(failures) {
	for (const failure of new Set(failures)) console.log(`    ${failure}`);
}

/**
 * @param {string} name
 * @param {string[]} cells
 */
function printRow(name, cells) {
	console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(16)).join(''));
}
