import { findChromium } from '../../scripts/test/find-chromium.js';

/** Flags that let the map draw in software and keep the browser from calling home. */
export const CHROMIUM_FLAGS = [
	'--use-gl=angle',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/**
 * How the browser of the tests and benches is launched.
 *
 * @throws {Error} where there is none, with what to do
 */
export function toLaunchOptions() {
	const chromium = findChromium(process.env);
	if ('missing' in chromium) throw new Error(`A browser is needed: ${chromium.missing}.`);
	return { executablePath: chromium.file, args: CHROMIUM_FLAGS };
}
