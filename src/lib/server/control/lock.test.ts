import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callOn, LockHeld, takeLock } from '#lib/server/control/lock.js';
import { Refusal } from '#lib/server/control/refusal.js';

let folder: string;
let path: string;
const greet = (word: string) => (socket: Socket) => void socket.end(word);

async function hear(): Promise<string | undefined> {
	const socket = await callOn(path);
	if (!socket) return undefined;
	let heard = '';
	for await (const bytes of socket) heard += String(bytes);
	return heard;
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sala-lock-'));
	path = join(folder, 'data', 'control.sock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('takeLock', () => {
	it('makes a folder and a socket that nobody else may use', async () => {
		const lock = await takeLock(path, greet('one'));
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
		await lock.release();
	});

	it('answers who connects, and leaves nothing behind when released', async () => {
		const lock = await takeLock(path, greet('one'));
		expect(readdirSync(join(folder, 'data'))).toEqual(['control.sock']);
		expect(await hear()).toBe('one');
		await lock.release();
		expect(readdirSync(join(folder, 'data'))).toEqual([]);
		expect(await hear()).toBeUndefined();
	});

	it('refuses a second taker and does the first no harm', async () => {
		const lock = await takeLock(path, greet('one'));
		await expect(takeLock(path, greet('two'))).rejects.toBeInstanceOf(LockHeld);
		expect(await hear()).toBe('one');
		await lock.release();
	});

	it('hangs up on everybody when released', async () => {
		const answered: unknown[] = [];
		const lock = await takeLock(path, (socket) => void answered.push(socket));
		const socket = await callOn(path);
		const closed = new Promise((resolve) => socket!.once('close', resolve));
		socket!.resume();
		await expect.poll(() => answered.length).toBe(1);
		await lock.release();
		await closed;
	});

	it('takes over a file that nobody answers', async () => {
		await (await takeLock(path, greet('one'))).release();
		writeFileSync(path, '');
		const lock = await takeLock(path, greet('two'));
		expect(await hear()).toBe('two');
		await lock.release();
	});

	it('gives up when a rival puts its own socket in its place', async () => {
		const taking = takeLock(path, greet('one'));
		await expect.poll(() => statSync(path, { throwIfNoEntry: false })?.isSocket()).toBe(true);
		rmSync(path);
		const rival = createServer(greet('rival')).listen(path);
		await expect(taking).rejects.toBeInstanceOf(LockHeld);
		expect(await hear()).toBe('rival');
		rival.close();
	});

	it('leaves the socket of a rival alone when it is released', async () => {
		const lock = await takeLock(path, greet('one'));
		rmSync(path);
		const rival = createServer(greet('rival')).listen(path);
		await lock.release();
		expect(await hear()).toBe('rival');
		rival.close();
	});

	it('refuses a path that a socket cannot have, and says what to set', async () => {
		const long = join(folder, 'x'.repeat(90), 'control.sock');
		const refused: unknown = await takeLock(long, greet('one')).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(Refusal);
		expect(refused).toHaveProperty('remedy', expect.stringContaining('SALA_DIRECTORY'));
	});

	it('refuses a folder that is a file', async () => {
		writeFileSync(join(folder, 'data'), '');
		await expect(takeLock(path, greet('one'))).rejects.toBeInstanceOf(Refusal);
	});
});
