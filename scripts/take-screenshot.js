/**
 * `npm run docs:screenshot [-- ADDRESS]`: takes docs/images/situation.png anew from a running Sala, by default the one
 * on http://localhost:3000. It must hold the record that Sala ships with and nothing else.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './test/find-chromium.js';

const LARGEST_BYTES = 300_000;

const address = new URL('/?as_of=2026-02-22', process.argv[2] ?? 'http://localhost:3000');
const image = join(import.meta.dirname, '../docs/images/situation.png');

const found = findChromium(process.env);
if ('missing' in found) throw new Error(`No picture can be taken: ${found.missing}.`);
const browser = await chromium.launch({
	executablePath: found.file,
	args: ['--no-sandbox', '--disable-quic']
});
try {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	/** @type {string[]} */
	const missing = [];
	page.on('response', (response) => {
		if (!response.ok()) missing.push(response.url());
	});
	await page.goto(address.href, { waitUntil: 'networkidle' });
	if (missing.length > 0) throw new Error(`Start Sala anew, it does not serve ${missing.join(', ')}.`);
	await page.screenshot({ path: image });
} finally {
	await browser.close();
}
const { size } = statSync(image);
console.log(`${image}: ${Math.round(size / 1000)} kB`);
if (size > LARGEST_BYTES)
	throw new Error(`The picture is larger than ${LARGEST_BYTES / 1000} kB; make it smaller.`);
