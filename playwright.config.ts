import { defineConfig } from '@playwright/test';
import { toLaunchOptions } from './tests/support/chromium.js';

/** The second run, on PostgreSQL, keeps what it writes beside that of the first. */
const results = `test-results/browser${process.env.SALA_TEST_DATABASE ? '-postgres' : ''}`;

/**
 * Browser tests: one real server from the build, started by the global set-up, one browser, one page at a time.
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
		launchOptions: toLaunchOptions()
	}
});
