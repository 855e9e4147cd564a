/**
 * `npm run bench:size`: how much JavaScript `/` costs a reader, as a real Chromium fetches it from the production build:
 * until the map is asked for, and with the map. Each answer's body is gzipped here, so that the numbers are the same
 * on every machine. Fails above the bars.
 */
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { toLaunchOptions } from '../support/chromium.js';
import { serveEmbedded } from './servers.js';

/** @import { Browser, BrowserContext, Response } from '@playwright/test' */

const BARS = { before: 110_000, with: 480_000 };
const LOCALES = ['en', 'km'];
const MAP = 'canvas.maplibregl-canvas';
const MAP_WITHIN_MS = 30_000;

console.log('Making a database and starting a server on it');
const server = await serveEmbedded();
const browser = await chromium.launch(toLaunchOptions());
process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
try {
	for (const locale of LOCALES) {
		const context = await openContext(browser, locale);
		check(`${locale}, before the map is asked for`, await measureBefore(context), BARS.before);
		await context.close();
		const whole = await openContext(browser, locale);
		const files = await measureWithMap(whole);
		if (files) check(`${locale}, with the map`, files, BARS.with);
		else fail(`${locale}, with the map: no map appeared on /`);
		await whole.close();
	}
} finally {
	await stop();
}

/**
 * @param {Browser} from
 * @param {string} locale
 */
async function openContext(from, locale) {
	const context = await from.newContext({ viewport: { width: 1440, height: 900 } });
	await context.addCookies([{ name: 'language', value: locale, url: server.url }]);
	return context;
}

/**
 * The scripts of a page on which the map never comes into view.
 *
 * @param {BrowserContext} context
 */
async function measureBefore(context) {
	await context.addInitScript(() => {
		const never = class {
			observe() {}
			unobserve() {}
			disconnect() {}
		};
		Object.assign(window, { IntersectionObserver: never });
	});
	const { page, collect } = await openPage(context);
	if ((await page.locator(MAP).count()) > 0) throw new Error('The map came although nobody asked for it.');
	return collect();
}

/**
 * The scripts of a page on which the map was drawn; undefined where it never was.
 *
 * @param {BrowserContext} context
 */
async function measureWithMap(context) {
	const { page, collect } = await openPage(context);
	try {
		await page.locator(MAP).waitFor({ state: 'attached', timeout: MAP_WITHIN_MS });
	} catch {
		return undefined;
	}
	await page.waitForLoadState('networkidle');
	return collect();
}

/** @param {BrowserContext} context */
async function openPage(context) {
	const page = await context.newPage();
	/** @type {Map<string, Response>} */
	const scripts = new Map();
	context.on('response', (response) => {
		if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.set(response.url(), response);
	});
	await page.goto(server.url, { waitUntil: 'networkidle' });
	const collect = () =>
		Promise.all(
			[...scripts.values()].map(async (response) => ({
				name: new URL(response.url()).pathname.replace('/_app/immutable/', ''),
				bytes: gzipSync(await response.body(), { level: 9 }).length
			}))
		);
	return { page, collect };
}

/**
 * @param {string} name
 * @param {{ name: string, bytes: number }[]} files
 * @param {number} bar
 */
function check(name, files, bar) {
	const sum = files.reduce((total, { bytes }) => total + bytes, 0);
	console.log(`\n/ in ${name}: ${files.length} scripts`);
	for (const file of files.toSorted((a, b) => b.bytes - a.bytes).slice(0, 8)) {
		console.log(`  ${(file.bytes / 1000).toFixed(1).padStart(7)} kB  ${file.name}`);
	}
	const line = `  ${(sum / 1000).toFixed(1).padStart(7)} kB  in all, bar ${bar / 1000} kB`;
	if (sum <= bar) console.log(`${line}: met`);
	else fail(`${line}: NOT MET`);
}

/** @param {string} line */
function fail(line) {
	console.log(line);
	process.exitCode = 1;
}

async function stop() {
	await browser.close();
	await server.stop();
}
