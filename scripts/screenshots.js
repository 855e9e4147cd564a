/**
 * `npm run screenshots [-- WORD…]`: writes a picture of every screen into screenshots/, at the size of a phone and of a
 * desktop, in both languages and both themes, and one as it is printed. With words, only the pictures whose name
 * contains all of them: `npm run screenshots -- compound phone km`. Starts Sala from the current sources on a new
 * embedded database; with SALA_URL it takes the pictures of the Sala that runs there.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { SCREENS } from './screenshots/screens.js';
import { serveFresh } from './screenshots/serve.js';
import { findChromium } from './test/find-chromium.js';

const SIZES = { phone: { width: 360, height: 780 }, desktop: { width: 1440, height: 900 } };
/** A4 across, less its margins, at 96 pixels an inch. */
const PAPER = { width: 718, height: 1016 };
/** A list may be very long; its end looks like its middle. */
const MOST_SCREENFULS = 5;
/** So long the movable map may take to come; where it does not, the still one is in the picture. */
const MAP_MS = 8000;
const LANGUAGES = ['en', 'km'];
const THEMES = ['light', 'dark'];

/**
 * @typedef {object} Variant how the screens are looked at
 * @property {string} name
 * @property {{ width: number, height: number }} viewport
 * @property {string} language
 * @property {string} theme
 * @property {'screen' | 'print'} media
 */

/** @type {Variant[]} */
const VARIANTS = LANGUAGES.flatMap((language) => [
	...Object.entries(SIZES).flatMap(([size, viewport]) =>
		THEMES.map((theme) => ({
			...{ name: `${size}-${language}-${theme}`, viewport, language, theme },
			media: /** @type {const} */ ('screen')
		}))
	),
	{
		...{ name: `print-${language}`, viewport: PAPER, language, theme: 'light' },
		media: /** @type {const} */ ('print')
	}
]);

const folder = path.resolve(import.meta.dirname, '../screenshots');
const words = process.argv.slice(2);

const found = findChromium(process.env);
if ('missing' in found) throw new Error(`No picture can be taken: ${found.missing}.`);
mkdirSync(folder, { recursive: true });
const { SALA_URL } = process.env;
const server = SALA_URL
	? { url: SALA_URL, stop: () => Promise.resolve() }
	: await serveFresh((line) => console.log(line));
process.once('SIGINT', () => void server.stop().finally(() => process.exit(130)));
const browser = await chromium.launch({
	executablePath: found.file,
	args: [
		...['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
		...['--no-sandbox', '--disable-quic']
	]
});
try {
	for (const [screen, address] of Object.entries(SCREENS)) {
		const variants = VARIANTS.filter(({ name }) => words.every((word) => `${screen}-${name}`.includes(word)));
		for (const variant of variants) await take(screen, address, variant);
		if (variants.length > 0) console.log(`${screen}: ${variants.length} pictures of ${address}`);
	}
} finally {
	await browser.close();
	await server.stop();
}

/**
 * @param {string} screen
 * @param {string} address
 * @param {Variant} variant
 */
async function take(screen, address, { name, viewport, language, theme, media }) {
	const context = await browser.newContext({
		viewport,
		isMobile: viewport === SIZES.phone,
		hasTouch: viewport === SIZES.phone
	});
	try {
		await context.addCookies([
			{ name: 'language', value: language, url: server.url },
			{ name: 'theme', value: theme, url: server.url }
		]);
		const page = await context.newPage();
		await page.goto(new URL(address, server.url).href, { waitUntil: 'networkidle' });
		if (new URL(page.url()).pathname === '/')
			await page.waitForSelector('canvas', { timeout: MAP_MS }).catch(() => {});
		await page.emulateMedia({ media });
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		const shown = Math.min(height, MOST_SCREENFULS * viewport.height);
		await page.screenshot({
			path: path.join(folder, `${screen}-${name}.png`),
			fullPage: true,
			clip: { x: 0, y: 0, width: viewport.width, height: shown },
			animations: 'disabled'
		});
	} finally {
		await context.close();
	}
}
