import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScriptlessBrowser } from '../support/scriptless-browser.ts';
import { isAlive, startProcess, startServer, type StartedServer } from '../support/server-process.js';

const BUILD_AND_CREATE_MS = 300_000;
const EMAIL = 'sok@example.org';
const PASSPHRASE = 'four words nobody says';
const FILE_PASSPHRASE = 'a passphrase for files alone';

const folder = mkdtempSync(join(tmpdir(), 'sala-accounts-'));
const directory = join(folder, 'data');
let server: StartedServer;
let url: URL;

async function start(environment: Record<string, string> = {}, of = directory): Promise<void> {
	server = startServer({ directory: of, environment });
	url = new URL(await server.ready);
}

async function stop(): Promise<void> {
	process.kill(server.pid, 'SIGTERM');
	await server.ended;
}

async function run(of: string, ...args: string[]) {
	const environment = { SALA_BACKUP_PASSPHRASE: FILE_PASSPHRASE };
	const command = startProcess([process.execPath, 'sala.js', ...args], { directory: of, environment });
	const { code } = await command.ended;
	return { code, output: command.output() };
}

/** A browser of somebody who signs in. */
class Browser extends ScriptlessBrowser {
	constructor() {
		super(() => url);
	}

	signIn(passphrase = PASSPHRASE, headers?: Record<string, string>) {
		return this.send('/sign-in', { email: EMAIL, passphrase }, headers);
	}

	/** Whether the page of one's account is one's own; anybody else is led to where one signs in. */
	async isSignedIn(): Promise<boolean> {
		const { status, location } = await this.send('/account');
		if (status === 303) expect(location).toBe('/sign-in');
		return status === 200;
	}
}

beforeAll(async () => {
	await start();
	const { output } = await run(directory, 'admin:create', EMAIL);
	const link = /http:\S+\/invitation\/\S+/.exec(output)![0];
	const taken = await new Browser().send(new URL(link).pathname, { name: 'Sok', passphrase: PASSPHRASE });
	expect(taken.location).toBe('/sign-in?invited');
}, BUILD_AND_CREATE_MS);
afterAll(async () => {
	if (isAlive(server.pid)) await stop();
	rmSync(folder, { recursive: true, force: true });
});

describe('a session of a running server', () => {
	it('begins with signing in, and ends everywhere where its owner says so', async () => {
		const [here, there] = [new Browser(), new Browser()];
		expect(await here.isSignedIn()).toBe(false);
		expect(await here.signIn()).toMatchObject({ status: 303, location: '/account' });
		await there.signIn();
		expect([await here.isSignedIn(), await there.isSignedIn()]).toEqual([true, true]);
		await here.send('/sign-out?/everywhere', {});
		expect([await here.isSignedIn(), await there.isSignedIn()]).toEqual([false, false]);
	});

	it('is not ended by another site', async () => {
		const browser = new Browser();
		await browser.signIn();
		for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
			const forged = await browser.send(
				'/sign-out?/everywhere',
				{ x: 'y' },
				{ origin: 'https://evil.example', 'content-type': type }
			);
			expect(forged.status).toBe(403);
		}
		expect(await browser.isSignedIn()).toBe(true);
	});

	it('ends with npm run lock, by the next page', async () => {
		const browser = new Browser();
		await browser.signIn();
		expect(await browser.isSignedIn()).toBe(true);
		const { code, output } = await run(directory, 'lock');
		expect([code, output]).toEqual([0, expect.stringMatching(/^\d+ sessions? ended\. Everybody/)]);
		expect(await browser.isSignedIn()).toBe(false);
		await browser.signIn();
		expect(await browser.isSignedIn()).toBe(true);
	});
});

describe('an invitation', () => {
	it('warns of a name that looks like personal data, and takes it from whoever means it', async () => {
		const { output } = await run(directory, 'admin:create', 'dara@example.org');
		const path = new URL(/http:\S+\/invitation\/\S+/.exec(output)![0]).pathname;
		const fields = { name: 'Dara, 012 345 678', passphrase: PASSPHRASE };
		const warned = await new Browser().send(path, fields);
		expect(warned.status).toBe(400);
		expect(warned.text).toContain('This looks like personal data.');
		expect(warned.text).toContain('a telephone number');
		const taken = await new Browser().send(path, { ...fields, warned: '1' });
		expect(taken.location).toBe('/sign-in?invited');
	});
});

describe('trying passphrases at a server behind a proxy', () => {
	const from = (address: string) => ({ 'x-forwarded-for': `${address}, 203.0.113.9` });
	beforeAll(async () => {
		await stop();
		await start({ ADDRESS_HEADER: 'X-Forwarded-For', XFF_DEPTH: '1' });
	}, BUILD_AND_CREATE_MS);

	it('ends after ten from one place, whatever address a browser claims, and after a new start too', async () => {
		const statuses = [];
		for (let guess = 1; guess <= 11; guess++) {
			const tried = await new Browser().send(
				'/sign-in',
				{ email: `nobody-${guess}@example.org`, passphrase: 'not it, but long enough' },
				from(`198.51.100.${guess}`)
			);
			statuses.push(tried.status);
		}
		expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429]);
		expect((await new Browser().signIn(PASSPHRASE, from('198.51.100.77'))).status).toBe(429);
		await stop();
		await start({ ADDRESS_HEADER: 'X-Forwarded-For', XFF_DEPTH: '1' });
		expect((await new Browser().signIn(PASSPHRASE, from('198.51.100.78'))).status).toBe(429);
		const elsewhere = { 'x-forwarded-for': '203.0.113.10' };
		expect((await new Browser().signIn(PASSPHRASE, elsewhere)).status).toBe(303);
	});
});

describe('a server that listens to others', () => {
	it('warns at its start that passphrases travel unprotected, and answers to numbers but to no name', async () => {
		await stop();
		await start({ HOST: '0.0.0.0' });
		expect(server.output()).toContain(
			'Warning: others reach 0.0.0.0 by http, so passphrases travel unprotected.'
		);
		expect(server.output()).toContain(
			`The data in ${directory} are protected by the encryption of this disk alone`
		);
		expect((await fetch(`http://127.0.0.1:${url.port}/health`)).status).toBe(200);
	});
});

describe('a backup of a running server', () => {
	it(
		'is restored into a folder of its own, where people sign in as before',
		async () => {
			const file = join(folder, 'all.sala');
			expect(await run(directory, 'backup', file)).toMatchObject({ code: 0 });
			const refused = await run(directory, 'restore', file);
			expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('not empty')]);
			const other = join(folder, 'other');
			const restored = await run(other, 'restore', file);
			expect([restored.code, restored.output]).toEqual([0, expect.stringContaining('are back')]);
			expect(restored.output).not.toContain('Loading the public record');
			await stop();
			await start({}, other);
			expect(server.output()).not.toContain('Loading');
			const browser = new Browser();
			await browser.signIn();
			expect(await browser.isSignedIn()).toBe(true);
			expect((await browser.send('/compounds/KH-C-001')).status).toBe(200);
		},
		BUILD_AND_CREATE_MS
	);
});
