import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/test/find-chromium.js';

const chromium = findChromium(process.env);
if ('missing' in chromium) throw new Error(`The browser tests cannot run: ${chromium.missing}.`);

/** The second run, on PostgreSQL, keeps what it writes beside that of the first. */
const results = `test-results/browser${process.env.SALA_TEST_DATABASE ? '-postgres' : ''}`;

/**
 * Browser tests: one real server from the build, started by the global set-up, one browser, one page at a time.
 * The flags let the map draw in software and keep the browser from calling home.
 */
export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: results,
	globalSetup: './tests/support/e2e-server.ts',
	workers: 1,
	retries: 0,
	timeout: 60_000,
	forbidOnly: process.env.CI === 'true',
	reporter: [['line'], ['json', { outputFile: `${results}.json` }]],
	use: {
		baseURL: process.env.SALA_E2E_URL,
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: chromium.file,
			args: [
				'--use-gl=angle',
				'--use-angle=swiftshader',
				'--enable-unsafe-swiftshader',
				'--no-sandbox',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
