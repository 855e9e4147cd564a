import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgis } from '../../scripts/test/find-postgis.js';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { createDatabase, type ServerDatabase } from '../support/server-database.ts';
import { isAlive, startServer, type StartedServer } from '../support/server-process.js';

const BUILD_AND_LOAD_MS = 300_000;

const found = await findPostgis(process.env);
const missing = 'missing' in found ? found.missing : undefined;
if (missing) console.log(`a server whose database is gone: not tested, ${missing}`);
const { PGHOST, PGPORT, PGUSER, SALA_TEST_DATABASE = '' } = 'missing' in found ? {} : found.environment;

describe.skipIf(missing !== undefined && process.env.CI !== 'true')('a server whose database is gone', () => {
	const directory = mkdtempSync(join(tmpdir(), 'sala-process-'));
	let database: ServerDatabase;
	let proxy: Proxy;
	let server: StartedServer;
	let address: string;

	beforeAll(async () => {
		if (missing) throw new Error(missing);
		Object.assign(process.env, { ...(PGHOST && { PGHOST, PGPORT, PGUSER }) });
		database = await createDatabase(SALA_TEST_DATABASE);
		const url = new URL(database.url);
		proxy = await startProxy(
			PGHOST
				? { path: join(PGHOST, `.s.PGSQL.${PGPORT}`) }
				: { host: url.hostname, port: Number(url.port || 5432) }
		);
		const login = url.username ? `${url.username}${url.password && `:${url.password}`}@` : `${PGUSER}@`;
		const throughProxy = `postgres://${login}127.0.0.1:${proxy.port}${url.pathname}${url.search}`;
		server = startServer({ directory, environment: { DATABASE_URL: throughProxy } });
		address = await server.ready;
	}, BUILD_AND_LOAD_MS);

	afterAll(async () => {
		if (server && isAlive(server.pid)) {
			process.kill(server.pid, 'SIGTERM');
			await server.ended;
		}
		await proxy?.cut();
		await database?.remove();
		rmSync(directory, { recursive: true, force: true });
	});

	const ask = async (path: string) => {
		const response = await fetch(new URL(path, address), { headers: { accept: 'text/html' } });
		return { status: response.status, text: await response.text() };
	};

	it('shows a number that its log holds, and nothing of the error', async () => {
		expect((await ask('/')).status).toBe(200);
		await proxy.cut();
		for (const path of ['/', '/areas/KH12', '/sources']) {
			const { status, text } = await ask(path);
			expect(status).toBe(500);
			expect(text).toContain('Something went wrong on this server.');
			const id = /tell whoever runs the server the number ([0-9a-f]{8}), which/.exec(text)?.[1];
			expect(server.output()).toMatch(new RegExp(`^\\S+ error ${id} in GET /`, 'm'));
			expect(text).not.toMatch(/ECONNREFUSED|CONNECTION_|postgres:|node_modules|\.js:\d+|^\s+at /m);
		}
	});

	it('tells programs too that it does not work', async () => {
		expect((await fetch(new URL('/health', address))).status).toBe(500);
	});

	it('goes on, and answers again when the database is back', async () => {
		await proxy.mend();
		await expect.poll(async () => (await ask('/')).status, { timeout: 60_000, interval: 500 }).toBe(200);
		expect(isAlive(server.pid)).toBe(true);
	});
});
