import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './browser.ts';
import { writeArchive } from '../support/archive.ts';
import { startServer } from '../support/server-process.js';

const archive = writeArchive('Tiles: the office next door');

/** A Sala whose operator chose a basemap on another server, and that server. */
let sala: ReturnType<typeof startServer>;
let directory: string;
let tiles: Server;
/** The parts of the archive that were asked for; what is asked for while it is gone is not found. */
let asked: string[];
let isThere = true;

test.beforeAll(async () => {
	test.setTimeout(180_000);
	tiles = createServer((request, answer) => {
		const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
		const permission = { 'Access-Control-Allow-Origin': '*' };
		if (!isThere || !range) return void answer.writeHead(404, permission).end();
		asked.push(`${request.url} ${range[0]}`);
		answer.writeHead(206, permission).end(archive.subarray(Number(range[1]), Number(range[2]) + 1));
	}).listen(0, '127.0.0.1');
	await once(tiles, 'listening');
	directory = await mkdtemp(path.join(tmpdir(), 'sala-basemap-'));
	sala = startServer({
		directory,
		environment: {
			SALA_CLOCK: '2026-11-22T12:00:00+07:00',
			SALA_BASEMAP_URL: `http://127.0.0.1:${(tiles.address() as AddressInfo).port}/land.pmtiles`
		}
	});
	await sala.ready;
});

test.afterAll(async () => {
	process.kill(sala.pid, 'SIGTERM');
	await sala.ended;
	tiles.close();
	await rm(directory, { recursive: true });
});

test.beforeEach(() => {
	asked = [];
	isThere = true;
});

test('an archive of tiles of the operator lies under the situation, with its attribution', async ({
	page
}) => {
	const errors: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	await page.goto(`${await sala.ready}/?as_of=2026-02-22`);
	await expect(page.getByText('Tiles: the office next door')).toBeVisible({ timeout: 30_000 });
	const tile = archive.length - 1;
	await expect.poll(() => asked.some((line) => line.endsWith(`-${tile}`))).toBe(true);
	await expect(
		page.getByRole('region', { name: 'On the map now' }).getByRole('button').first()
	).toBeAttached();
	expect(errors).toEqual([]);
});

test('where it does not come, the map says so and stands on ours', async ({ page }) => {
	isThere = false;
	await page.goto(`${await sala.ready}/?as_of=2026-02-22`);
	await expect(page.getByText('The basemap that the operator of this server chose did not come')).toBeVisible(
		{
			timeout: 30_000
		}
	);
	await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible();
	await expect(
		page.getByRole('region', { name: 'On the map now' }).getByRole('button').first()
	).toBeAttached();
});
