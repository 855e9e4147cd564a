/**
 * `npm run bench:lighthouse`: what Lighthouse says of the production build, desktop preset, the median of five runs for
 * each page. Fails below the bars. Runs on the embedded database; times are as good as the machine is quiet.
 */
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { TraceProcessor } from 'lighthouse/core/lib/tracehouse/trace-processor.js';
import { toLaunchOptions } from '../support/chromium.js';
import { serveEmbedded } from './servers.js';

const PAGES = ['/', '/compounds/KH-C-001', '/countries'];
const BARS = /** @type {const} */ ({ performance: 90, accessibility: 100, 'best-practices': 95 });
const CATEGORIES = /** @type {(keyof typeof BARS)[]} */ (Object.keys(BARS));
const RUNS = 5;
const PORT = 9222 + (process.pid % 1000);

acceptUnnamedNavigations();

console.log('Making a database and starting a server on it');
const server = await serveEmbedded();
process.once('SIGINT', () => void server.stop().finally(() => process.exit(130)));
try {
	printRow('', [...CATEGORIES]);
	for (const page of PAGES) {
		const url = new URL(page, server.url).href;
		const { status } = await fetch(url);
		if (status !== 200) {
			printRow(page, [`answered ${status}`]);
			process.exitCode = 1;
			continue;
		}
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
	const { args, ...options } = toLaunchOptions();
	const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${PORT}`] });
	try {
		const flags = { port: PORT, onlyCategories: CATEGORIES, logLevel: /** @type {const} */ ('error') };
		const result = await lighthouse(url, flags, desktopConfig);
		if (!result) throw new Error(`${url}: Lighthouse gave no result.`);
		return toScores(url, result.lhr);
	} finally {
		await browser.close();
	}
}

/**
 * @param {string} url
 * @param {import('lighthouse').Result} result
 */
function toScores(url, { categories, audits, runtimeError }) {
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

/**
 * Newer Chromium leaves the address out of the trace event by which Lighthouse 12 finds the start of a page, and
 * Lighthouse then takes it for none (NO_NAVSTART). Its successor needs a newer Node.
 */
function acceptUnnamedNavigations() {
	const known = TraceProcessor._isNavigationStartOfInterest.bind(TraceProcessor);
	TraceProcessor._isNavigationStartOfInterest = (event) =>
		known(event) ||
		(event.name === 'navigationStart' &&
			event.args.data?.documentLoaderURL === '' &&
			event.args.data.isLoadingMainFrame === true);
}
