import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toOneTimeCode } from '../support/one-time-code.ts';
import { ScriptlessBrowser } from '../support/scriptless-browser.ts';
import { isAlive, startProcess, startServer, type StartedServer } from '../support/server-process.js';

const BUILD_AND_CREATE_MS = 300_000;
const PASSPHRASE = 'four words nobody says';
const PAGE = '/shelters/KH-S-001';
/** So long after a report was sent the server is killed: before, while and after it is written. */
const DELAYS_MS = [0, 8, 25, 120];

const directory = mkdtempSync(join(tmpdir(), 'sala-saves-'));
let server: StartedServer;
let url: URL;
const admin = new ScriptlessBrowser(() => url);

async function start(): Promise<void> {
	server = startServer({ directory });
	url = new URL(await server.ready);
}

async function kill(): Promise<void> {
	process.kill(-server.pid, 'SIGKILL');
	await server.ended;
}

/** Makes an admin with a second factor, who is signed in. */
async function becomeAdmin(): Promise<void> {
	const command = startProcess([process.execPath, 'sala.js', 'admin:create', 'head@example.org'], {
		directory
	});
	await command.ended;
	const link = new URL(/http:\S+\/invitation\/\S+/.exec(command.output())![0]);
	await admin.send(link.pathname, { name: 'Head', passphrase: PASSPHRASE });
	await admin.send('/sign-in', { email: 'head@example.org', passphrase: PASSPHRASE });
	const { text } = await admin.send('/account/second-factor?/begin', { passphrase: PASSPHRASE });
	const address = /name="address" value="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&');
	const code = toOneTimeCode(new URL(address).searchParams.get('secret')!);
	const confirmed = await admin.send('/account/second-factor?/confirm', { address, code, backupCodes: '' });
	expect(confirmed.location).toBe('/account');
}

const seenIn = (page: string) => /name="seen" value="(\d+)"/.exec(page)![1]!;
const countReports = (page: string, capacity: number) =>
	page.match(new RegExp(`data-label="Beds in all"[^>]*>\\s*${capacity}\\s*<`, 'g'))?.length ?? 0;

beforeAll(async () => {
	await start();
	await becomeAdmin();
}, BUILD_AND_CREATE_MS);
afterAll(async () => {
	if (isAlive(server.pid)) await kill();
	rmSync(directory, { recursive: true, force: true });
});

describe('a server that dies while a report is saved', () => {
	it.each(DELAYS_MS)(
		'after %i ms has all of it or nothing, and has it once when it is sent again',
		async (delay) => {
			const capacity = 100 + delay;
			const report = {
				...{ seen: seenIn((await admin.send(PAGE)).text), status: 'open', reported_on: '2026-03-01' },
				...{ capacity: String(capacity), occupancy: '40', condition: 'women_only' }
			};
			const sent = admin.send(`${PAGE}?/report`, report).catch(() => null);
			await wait(delay);
			await kill();
			await sent;
			await start();
			const { text } = await admin.send(PAGE);
			const kept = countReports(text, capacity);
			expect(kept).toBeLessThanOrEqual(1);
			if (kept === 1) expect(text).toContain('women only');
			const again = await admin.send(`${PAGE}?/report`, report);
			expect(again.location).toBe(`${PAGE}?done=${kept === 1 ? 'unchanged' : 'reported'}`);
			expect(countReports((await admin.send(PAGE)).text, capacity)).toBe(1);
		},
		BUILD_AND_CREATE_MS
	);
});
