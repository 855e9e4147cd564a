import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** The parts of the tests that vitest runs; `scripts/test.js` runs them one after another. */
export default defineConfig({
	test: {
		projects: [
			{
				plugins: [sveltekit()],
				test: { name: 'unit', include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'] }
			},
			{
				plugins: [sveltekit()],
				test: {
					name: 'database',
					include: ['tests/database/**/*.test.ts'],
					globalSetup: 'tests/support/database-setup.ts',
					testTimeout: 30_000,
					hookTimeout: 120_000,
					// An embedded database takes more than a gigabyte of memory.
					maxWorkers: 2
				}
			},
			{
				plugins: [sveltekit()],
				test: {
					name: 'leaks',
					include: ['tests/leaks/**/*.test.ts'],
					globalSetup: 'tests/support/database-setup.ts',
					// The build is asked for its routes as it is.
					server: { deps: { external: [/\/build\/server\//] } },
					testTimeout: 240_000,
					hookTimeout: 240_000,
					// Each has an embedded database, and its server another.
					maxWorkers: 2
				}
			},
			{
				test: {
					name: 'process',
					include: ['tests/process/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					// Each starts servers with embedded databases of their own.
					maxWorkers: 2
				}
			}
		]
	}
});
