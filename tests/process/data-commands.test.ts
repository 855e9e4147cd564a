import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive, startProcess, startServer, type StartedServer } from '../support/server-process.js';

const root = path.resolve(import.meta.dirname, '../..');
const BUILD_AND_CREATE_MS = 300_000;

const folder = mkdtempSync(path.join(tmpdir(), 'sala-data-'));
const directory = path.join(folder, 'data');
let server: StartedServer;

/** Runs a script of package.json from the caller's own folder, as people do who keep their files elsewhere. */
async function run(script: string, ...args: string[]) {
	const command = ['npm', '--silent', '--prefix', root, 'run', script, '--', ...args] as const;
	const started = startProcess([...command], { directory, cwd: folder });
	const { code } = await started.ended;
	return { code, output: started.output() };
}

async function stop() {
	process.kill(server.pid, 'SIGTERM');
	await server.ended;
}

beforeAll(async () => {
	server = startServer({ directory });
	await server.ready;
}, BUILD_AND_CREATE_MS);
afterAll(async () => {
	if (isAlive(server.pid)) await stop();
	rmSync(folder, { recursive: true, force: true });
});

describe('npm run import', () => {
	it('changes the record beside a running server, and the export has it when the server is gone', async () => {
		expect(await run('export', 'country_measures', '--out', 'measures.csv')).toMatchObject({ code: 0 });
		const before = readFileSync(path.join(folder, 'measures.csv'), 'utf8');
		const after = before.replace(/^(KH-M-002,[A-Z]{2},)\w+,\w+,/m, '$1other,other,');
		expect(after).not.toBe(before);
		writeFileSync(path.join(folder, 'measures.csv'), after);

		const imported = await run('import', 'country_measures', 'measures.csv', '--publish', 'for a test');
		expect(imported.output).toContain(
			'country_measures: 0 added, 1 changed, 63 unchanged\n  changed: KH-M-002\n'
		);
		expect(imported.code).toBe(0);

		await stop();
		const alone = await run('export', 'country_measures');
		expect(alone.code).toBe(0);
		expect(alone.output).toContain(after);
	});

	it('refuses a bad file where no server runs', async () => {
		const bad = readFileSync(path.join(folder, 'measures.csv'), 'utf8').replace('KH-M-001,', 'KH-M,');
		writeFileSync(path.join(folder, 'bad.csv'), bad);
		const { code, output } = await run('import', 'country_measures', 'bad.csv');
		expect(code).toBe(1);
		expect(output).toContain('bad.csv:2 id "KH-M": is not a code like KH-M-001');
		expect(output).toContain('Nothing was written.');
	});
});
