/**
 * `npm test [-- PART…]`: runs the parts of the tests one after another, or only those named, and ends with
 * `N passed, N failed` over all of them, from the runners' own reports.
 *
 * A part that this machine cannot run is skipped in one line that says why; with CI=true it fails.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { countPart, listFailures, toTotalLine } from './test/count-results.js';
import { findChromium } from './test/find-chromium.js';
import { findPostgis } from './test/find-postgis.js';

/**
 * @typedef {object} Part
 * @property {string} name what to write after `npm test --`; two parts may share it
 * @property {string} title
 * @property {string} report where the runner writes its JSON report
 * @property {string[]} command for Node
 * @property {() => Promise<{ environment: NodeJS.ProcessEnv } | { missing: string, isAsked: boolean }>} prepare
 *   what the runner needs to know, or why the part cannot run; `isAsked` is a failure, CI or not
 */

const root = path.resolve(import.meta.dirname, '..');

/**
 * @param {string} name
 * @param {string} [database] the kind of database, where the part has several
 * @param {Part['prepare']} [prepare]
 * @returns {Part}
 */
function vitestPart(name, database, prepare = () => Promise.resolve({ environment: {} })) {
	const report = `test-results/${database ? `${name}-${database}` : name}.json`;
	return {
		...{ name, report, prepare, title: database ? `${name} (${database})` : name },
		command: [
			...['node_modules/vitest/vitest.mjs', 'run', '--project', name],
			...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
		]
	};
}

/**
 * What roles may read straight in SQL, once more on PostgreSQL. The walk of every address takes minutes, and what the
 * program says of what it read does not hang on the database: it is walked on the embedded one, which is always there.
 *
 * @returns {Part}
 */
function leaksOfPostgres() {
	const part = vitestPart('leaks', 'postgres', () => findPostgis(process.env));
	const files = ['tests/leaks/sql.test.ts', 'tests/leaks/same-limits.test.ts'];
	return { ...part, command: [...part.command, ...files] };
}

/** @type {Part} */
const BROWSER = {
	name: 'browser',
	title: 'browser',
	report: 'test-results/browser.json',
	command: ['node_modules/@playwright/test/cli.js', 'test'],
	prepare: () => {
		const found = findChromium(process.env);
		return Promise.resolve('missing' in found ? found : { environment: { CHROMIUM: found.file } });
	}
};

/** @type {Part[]} */
const PARTS = [
	vitestPart('unit'),
	vitestPart('database', 'embedded'),
	vitestPart('database', 'postgres', () => findPostgis(process.env)),
	vitestPart('process'),
	vitestPart('leaks', 'embedded'),
	leaksOfPostgres(),
	{ ...BROWSER, title: 'browser (embedded)' },
	{
		...BROWSER,
		title: 'browser (postgres)',
		report: 'test-results/browser-postgres.json',
		// Every number of the pages once more; how pages look and answer does not hang on the database.
		command: [...BROWSER.command, 'tests/e2e/figures.spec.ts'],
		prepare: async () => {
			const [browser, server] = [await BROWSER.prepare(), await findPostgis(process.env)];
			if ('missing' in browser) return browser;
			if ('missing' in server) return server;
			return { environment: { ...browser.environment, ...server.environment } };
		}
	}
];

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
/** What failed in any part, told once more at the end, where a long run is read. @type {string[]} */
const failures = [];
/** @type {NodeJS.Signals | undefined} */
let interruptedBy;

/**
 * Runs a program of Node to its end and gives its exit code, 1 where a signal ended it.
 *
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} environment added to ours, less what could lead the tests to somebody's own database
 * @returns {Promise<number>}
 */
function run(command, environment) {
	const { DATABASE_URL, SALA_DIRECTORY, SALA_TEST_DATABASE, ...ours } = process.env;
	const child = spawn(process.execPath, command, {
		cwd: root,
		stdio: 'inherit',
		env: { ...ours, ...environment }
	});
	running = child;
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code) => resolve(code ?? 1));
	});
}

/**
 * Runs one part and says how it went.
 *
 * @param {Part} part
 * @returns {Promise<import('./test/count-results.js').Count>}
 */
async function runPart(part) {
	const prepared = await part.prepare();
	if ('missing' in prepared) {
		const isFailure = process.env.CI === 'true' || prepared.isAsked;
		console.log(`\n${part.title}: ${isFailure ? 'failed' : 'skipped'}, ${prepared.missing}`);
		return { passed: 0, failed: isFailure ? 1 : 0 };
	}
	console.log(`\n${part.title}: running`);
	const started = Date.now();
	const file = path.join(root, part.report);
	rmSync(file, { force: true });
	const exitCode = await run(part.command, prepared.environment);
	const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
	const count = countPart(report, exitCode);
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	console.log(`${part.title}: ${toTotalLine([count])} in ${seconds} s`);
	if (count.passed === 0) console.log(`${part.title}: nothing passed, which counts as a failure`);
	if (count.failed > 0)
		failures.push(...listFailures(report).map((line) => `failed: ${part.title} › ${line}`));
	return count;
}

const asked = process.argv.slice(2);
const names = [...new Set(PARTS.map((part) => part.name))];
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
	console.error(`No part of the tests is called ${unknown.join(', ')}. The parts are: ${names.join(', ')}.`);
	process.exit(2);
}

// Ctrl-C reaches the runner by itself, and a second one would cut its cleaning up short.
process.on('SIGINT', () => (interruptedBy = 'SIGINT'));
process.on('SIGTERM', () => {
	interruptedBy = 'SIGTERM';
	running?.kill('SIGTERM');
});

const counts = [];
for (const part of PARTS) {
	if (interruptedBy || (asked.length > 0 && !asked.includes(part.name))) continue;
	counts.push(await runPart(part));
}
if (interruptedBy) console.log(`\nStopped by ${interruptedBy} before the end.`);
const isEmpty = counts.every((count) => count.passed === 0);
if (isEmpty) console.log('\nNothing was tested, which counts as a failure.');
if (failures.length > 0) console.log(`\n${failures.join('\n').replaceAll(root + path.sep, '')}`);
console.log(`\n${toTotalLine(counts)}`);
process.exitCode = interruptedBy || isEmpty || counts.some((count) => count.failed > 0) ? 1 : 0;
