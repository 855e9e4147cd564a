import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive, startProcess, startServer, type StartedServer } from '../support/server-process.js';

const BUILD_AND_CREATE_MS = 300_000;

/** The states of a database folder that PostgreSQL keeps in `global/pg_control` (DBState in its pg_control.h). */
const SHUT_DOWN = 1;
const IN_PRODUCTION = 6;

const folder = mkdtempSync(join(tmpdir(), 'sala-process-'));
const directory = join(folder, 'data');
const socket = join(directory, 'control.sock');

/** Everything started; what is left of it ends with the tests. */
const servers: StartedServer[] = [];

function start(options: Partial<Parameters<typeof startServer>[0]> = {}): StartedServer {
	const server = startServer({ directory, ...options });
	servers.push(server);
	return server;
}

async function runSala(...args: string[]) {
	const command = startProcess([process.execPath, 'sala.js', ...args], { directory });
	const { code } = await command.ended;
	return { code, output: command.output() };
}

/** The id of the server process, a child of npm. */
async function findServerPid(): Promise<number> {
	const { output } = await runSala('status');
	return Number(/\(process (\d+)\)/.exec(output)?.[1]);
}

/** Whether the database was closed or left as it ran. */
function readDatabaseState(): number {
	return readFileSync(join(directory, 'database/global/pg_control')).readUInt32LE(16);
}

async function kill(server: StartedServer, signal: NodeJS.Signals, pid = server.pid) {
	process.kill(pid, signal);
	return server.ended;
}

async function occupyPort() {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		free: () => new Promise((done) => server.close(done))
	};
}

beforeAll(async () => {
	const first = start();
	await first.ready;
	await kill(first, 'SIGTERM');
}, BUILD_AND_CREATE_MS);
afterAll(async () => {
	for (const server of servers) if (isAlive(server.pid)) await kill(server, 'SIGKILL', -server.pid);
	rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
	let server: StartedServer;
	let url: URL;
	let pid: number;
	beforeAll(async () => {
		server = start({ through: 'npm' });
		url = new URL(await server.ready);
		pid = await findServerPid();
	});

	it('keeps its folder from other users of the machine', () => {
		expect(statSync(directory).mode & 0o777).toBe(0o700);
		expect(statSync(socket).mode & 0o777).toBe(0o600);
	});

	it('answers with its security headers', async () => {
		expect(Object.fromEntries((await fetch(url)).headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'cache-control': 'private, no-store'
		});
	});

	it('answers to its own names alone, on any port', async () => {
		expect(await askAs(Number(url.port), 'localhost:8080')).toBe('HTTP/1.1 200 OK');
		expect(await askAs(Number(url.port), 'evil.example')).toBe('HTTP/1.1 421 Misdirected Request');
	});

	it('runs the commands of sala.js inside', async () => {
		const { code, output } = await runSala('status');
		expect(code).toBe(0);
		expect(output).toContain(`Server    ${url.origin} (process ${pid})`);
	});

	it('refuses a second server on its folder and goes on', async () => {
		const second = start();
		expect((await second.ended).code).toBe(1);
		expect(second.output()).toContain(`Another Sala (process ${pid}) has the database in ${directory} open.`);
		expect((await fetch(url)).status).toBe(200);
	});

	it('ends whole when npm is sent SIGTERM, with the database closed', async () => {
		expect(readDatabaseState()).toBe(IN_PRODUCTION);
		expect(await kill(server, 'SIGTERM')).toEqual({ code: 0, signal: null });
		expect(isAlive(pid)).toBe(false);
		expect(readdirSync(directory)).toEqual(['database']);
		expect(readDatabaseState()).toBe(SHUT_DOWN);
	});

	it('ends whole at Ctrl-C, which reaches the server twice', async () => {
		server = start({ through: 'npm' });
		await server.ready;
		pid = await findServerPid();
		expect(await kill(server, 'SIGINT', -server.pid)).toEqual({ code: 0, signal: null });
		expect(isAlive(pid)).toBe(false);
		expect(server.output()).not.toContain('Still stopping');
		expect(readDatabaseState()).toBe(SHUT_DOWN);
	});
});

describe('node server.js', () => {
	it('says that it is starting until the database is open, and opens again after kill -9', async () => {
		const { port, free } = await occupyPort();
		await free();
		const first = start({ environment: { PORT: String(port) } });
		const ask = () => fetch(`http://127.0.0.1:${port}`).catch(() => undefined);
		await expect.poll(async () => (await ask())?.status, { timeout: 10_000, interval: 5 }).toBe(503);
		await first.ready;
		expect(await ask()).toMatchObject({ status: 200 });

		await kill(first, 'SIGKILL');
		expect(existsSync(socket)).toBe(true);
		const second = start();
		expect((await fetch(await second.ready)).status).toBe(200);
		await kill(second, 'SIGTERM');
	});

	it('refuses a port in use before it creates anything', async () => {
		const { port, free } = await occupyPort();
		const nowhere = join(folder, 'nowhere');
		const server = start({ directory: nowhere, environment: { PORT: String(port) } });
		expect((await server.ended).code).toBe(1);
		expect(server.output()).toContain(`Port ${port} is in use`);
		expect(server.output()).toContain(`PORT=${port + 1} npm start`);
		expect(existsSync(nowhere)).toBe(false);
		await free();
	});

	it('stops when it is told to while it opens the database', async () => {
		const server = start();
		await expect.poll(() => server.output(), { timeout: 10_000 }).toContain('Opening the database');
		expect(await kill(server, 'SIGTERM')).toEqual({ code: 0, signal: null });
		expect(server.output()).not.toContain('Sala is ready');
		expect(existsSync(socket)).toBe(false);
		expect(readDatabaseState()).toBe(SHUT_DOWN);
	});

	it('waits five seconds for a request that does not end', async () => {
		const server = start();
		const hanging = await openRequest(new URL(await server.ready));
		const toldAt = performance.now();
		expect(await kill(server, 'SIGTERM')).toEqual({ code: 0, signal: null });
		expect(performance.now() - toldAt).toBeGreaterThan(4_900);
		expect(performance.now() - toldAt).toBeLessThan(20_000);
		hanging.destroy();
	});

	it('takes a second signal as impatience, and a third as an order', async () => {
		const server = start();
		const hanging = await openRequest(new URL(await server.ready));
		process.kill(server.pid, 'SIGTERM');
		await expect.poll(() => server.output()).toContain('Stopping');
		await pause(400);
		process.kill(server.pid, 'SIGTERM');
		await expect.poll(() => server.output()).toContain('Still stopping');
		await pause(400);
		expect(await kill(server, 'SIGTERM')).toEqual({ code: 1, signal: null });
		hanging.destroy();
	});
});

describe('node sala.js', () => {
	it('runs a command by itself where no server runs', async () => {
		const { code, output } = await runSala('status');
		expect(code).toBe(0);
		expect(output).toContain(`embedded, in ${directory}\n`);
		expect(output).toContain('not running');
	});

	it('gives 2 for a command that it does not know', async () => {
		const { code, output } = await runSala('statsu');
		expect(code).toBe(2);
		expect(output).toContain('did you mean status');
	});
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The status line that a request with this `Host` gets. */
async function askAs(port: number, host: string): Promise<string | undefined> {
	const asking = connect(port, '127.0.0.1');
	asking.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
	let answer = '';
	for await (const bytes of asking) answer += String(bytes);
	return answer.split('\r\n')[0];
}

/** A form whose last bytes never arrive. */
async function openRequest(url: URL) {
	const asking = connect(Number(url.port), '127.0.0.1').on('error', () => {});
	await new Promise((resolve) => asking.once('connect', resolve));
	const headers = `Host: ${url.host}\r\nOrigin: ${url.origin}\r\nContent-Type: text/plain\r\nContent-Length: 100`;
	await new Promise((resolve) => asking.write(`POST / HTTP/1.1\r\n${headers}\r\n\r\nabc`, resolve));
	await pause(100);
	return asking;
}

describe('the secret that signs cookies', () => {
	it('is asked for on a server, before anything else is done: there is no start without one', async () => {
		const server = start({
			through: 'npm',
			environment: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', SALA_SECRET: '' }
		});
		expect((await server.ended).code).not.toBe(0);
		expect(server.output()).toContain('SALA_SECRET is not set.');
		expect(server.output()).toContain('openssl rand -base64 32');
		expect(server.output()).not.toContain('Connecting');
	});

	it('is made for the embedded database, kept in its folder for its owner alone, and the same from then on', async () => {
		const file = join(directory, 'secret');
		const made = [];
		for (const time of ['first', 'second']) {
			const server = start({ environment: { SALA_SECRET: '' } });
			expect((await fetch(`${await server.ready}/sign-in`)).status, time).toBe(200);
			expect(statSync(file).mode & 0o777).toBe(0o600);
			made.push(readFileSync(file, 'utf8'));
			await kill(server, 'SIGTERM');
		}
		expect(Buffer.from(made[0]!, 'base64')).toHaveLength(32);
		expect(made[1]).toBe(made[0]);
	});
});
