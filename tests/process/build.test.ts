import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, startProcess, type Started } from '../support/server-process.js';

const BUILD = resolve('src/lib/server/control/build.js');

/** Builds if it must, and says what it was told. */
const ASK = `
	const { buildIfStale } = await import(${JSON.stringify(BUILD)});
	try {
		await buildIfStale((line) => console.log('say ' + line), new AbortController().signal);
		console.log('current');
	} catch (error) {
		console.log(error.name, error.message, error.remedy);
	}
`;

/** Stands for Vite: empties `build/`, takes a while, and counts how often it was run. */
const VITE = `
	import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
	appendFileSync('runs', process.pid + '\\n');
	const { fails, ms } = JSON.parse(readFileSync('vite.json', 'utf8'));
	if (fails) { console.error('line 7: no such thing'); process.exit(3); }
	await new Promise((resolve) => setTimeout(resolve, ms));
	rmSync('build', { recursive: true, force: true });
	mkdirSync('build');
	writeFileSync('build/mode', process.env.NODE_ENV);
`;

let folder: string;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const countRuns = () =>
	existsSync(join(folder, 'runs')) ? readFileSync(join(folder, 'runs'), 'utf8').split('\n').length - 1 : 0;
const ask = (): Started =>
	startProcess([process.execPath, '--input-type=module', '-e', ASK], { directory: folder, cwd: folder });

async function hearAnswer(): Promise<string> {
	const asking = ask();
	await asking.ended;
	return asking.output();
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sala-build-'));
	for (const name of ['src/lib', 'static', 'node_modules/vite/bin'])
		mkdirSync(join(folder, name), { recursive: true });
	write('package.json', '{"type":"module"}');
	write('node_modules/vite/bin/vite.js', VITE);
	write('vite.json', '{"ms":0}');
	write('src/lib/page.ts', 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('buildIfStale', () => {
	it('builds for production once, and again only when something it is made from has changed', async () => {
		expect(await hearAnswer()).toMatch(/^say Building .*\ncurrent\n$/);
		expect(readFileSync(join(folder, 'build/mode'), 'utf8')).toBe('production');
		expect(await hearAnswer()).toBe('current\n');

		write('src/lib/page.test.ts', 'a test is no part of a build');
		write('README.md', 'nor is this');
		expect(await hearAnswer()).toBe('current\n');
		expect(countRuns()).toBe(1);

		write('src/lib/page.ts', 'two');
		await hearAnswer();
		write('static/icon.svg', '<svg/>');
		await hearAnswer();
		rmSync(join(folder, 'static/icon.svg'));
		await hearAnswer();
		expect(countRuns()).toBe(4);
	});

	it('shows what went wrong when the build fails, and tries again next time', async () => {
		write('vite.json', '{"fails":true}');
		const answer = await hearAnswer();
		expect(answer).toContain('line 7: no such thing');
		expect(answer).toContain('Refusal');
		write('vite.json', '{"ms":0}');
		expect(await hearAnswer()).toContain('current');
	});

	it('says what to do where the packages are missing', async () => {
		rmSync(join(folder, 'node_modules'), { recursive: true });
		expect(await hearAnswer()).toContain('Run npm ci in its folder first.');
	});

	it('lets one process build and the others wait for it', async () => {
		write('vite.json', '{"ms":700}');
		const answers = await Promise.all([hearAnswer(), hearAnswer(), hearAnswer()]);
		expect(countRuns()).toBe(1);
		for (const answer of answers) expect(answer).toMatch(/current\n$/);
	});

	it('leaves no builder behind when it is killed, and nothing that passes for a build', async () => {
		write('vite.json', '{"ms":60000}');
		const asking = ask();
		await expect.poll(countRuns, { timeout: 10_000 }).toBe(1);
		const builder = Number(readFileSync(join(folder, 'runs'), 'utf8'));
		process.kill(asking.pid, 'SIGKILL');
		await expect.poll(() => isAlive(builder), { timeout: 10_000 }).toBe(false);

		write('vite.json', '{"ms":0}');
		expect(await hearAnswer()).toContain('current');
		expect(countRuns()).toBe(2);
	});
});
