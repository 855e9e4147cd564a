import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PUBLIC } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { StartError } from '#lib/server/db/start-error.ts';
import { findHolder, runInHolder } from '#lib/server/control/client.js';
import { createSala, type OpenDatabase } from '#lib/server/control/lifecycle.ts';

let directory: string;
let steps: string[];

/** Opens a database that only notes what is done to it. */
const open: OpenDatabase = (target) => {
	steps.push('opened');
	return Promise.resolve({
		kind: target.kind,
		withActor: (actor: { role: string }) => Promise.resolve(actor.role),
		close: () => Promise.resolve(void steps.push(`closed, folder ${readdirSync(directory).join()}`))
	} as unknown as Database);
};
const embedded = () => ({ database: { kind: 'embedded' as const, directory } });
const create = (openDatabase = open) =>
	createSala({ ...embedded(), origin: undefined, port: 0 }, openDatabase, () => {});

beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), 'sala-life-'));
	steps = [];
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('createSala', () => {
	it('opens nothing by itself', async () => {
		await create().close();
		expect(steps).toEqual([]);
		expect(readdirSync(directory)).toEqual([]);
	});

	it('opens the database once, whoever asks first', async () => {
		const sala = create();
		await Promise.all([sala.open(), sala.open(), sala.withActor(PUBLIC, () => Promise.resolve())]);
		expect(steps).toEqual(['opened']);
		await sala.close();
	});

	it('closes the database before it gives the folder back', async () => {
		const sala = create();
		await sala.open();
		await sala.close();
		expect(steps).toEqual(['opened', 'closed, folder control.sock']);
		expect(readdirSync(directory)).toEqual([]);
	});

	it('refuses a folder that another has open, names the process and opens nothing', async () => {
		const first = create();
		await first.open();
		const refused: unknown = await create()
			.open()
			.catch((error: unknown) => error);
		expect(refused).toMatchObject({
			message: `Another Sala (process ${process.pid}) has the database in ${directory} open.`,
			remedy: expect.stringContaining('SALA_DIRECTORY') as string
		});
		expect(steps).toEqual(['opened']);
		await first.close();
	});

	it('gives the folder back when the database does not open', async () => {
		const sala = create(() => Promise.reject(new StartError('broken', 'mend it')));
		await expect(sala.open()).rejects.toThrow('broken');
		expect(readdirSync(directory)).toEqual([]);
		await sala.close();
	});

	it('takes no lock for PostgreSQL', async () => {
		const sala = createSala(
			{ database: { kind: 'postgres', url: 'postgres://h/d' }, origin: undefined, port: 0 },
			open,
			() => {}
		);
		await sala.open();
		expect(readdirSync(directory)).toEqual([]);
		await sala.close();
	});

	it('runs the commands of other processes once it serves', async () => {
		const sala = create();
		await sala.open();
		sala.answerCommands('http://localhost:3000');
		const out = vi.fn(() => Promise.resolve());
		const ran = await runInHolder(
			join(directory, 'control.sock'),
			{ command: 'status', args: [], directory: '/', passphrase: null },
			{ out, err: out, progress: out, say: () => {} },
			new AbortController().signal
		);
		expect(ran).toEqual({ outcome: 'ran', code: 0 });
		expect(out.mock.calls.join()).toContain(`http://localhost:3000 (process ${process.pid})`);
		await sala.close();
		expect(await findHolder(join(directory, 'control.sock'))).toBeUndefined();
	});
});
