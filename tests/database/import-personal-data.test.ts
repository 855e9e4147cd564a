import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedRow, toFile } from '../fixtures/seed-rows.ts';
import { useCommandLine } from '../support/command-line.ts';
import { useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const { run, put, read, list } = useCommandLine(record);

const compound = (id: string, more: Parameters<typeof seedRow<'compounds'>>[2] = {}) =>
	seedRow('compounds', 'KH-C-003', { id, name: `Park ${id}`, aliases: [], ...more });
const putCompounds = (name: string, ...given: ReturnType<typeof compound>[]) =>
	put(name, toFile('compounds', given).bytes);

describe('import', () => {
	it('warns of what looks like personal data, says it nowhere, and refuses nothing for it', async () => {
		putCompounds('new.csv', compound('TT-C-1', { note: 'The guard answers at +855 12 345 678' }));
		const { code, out, err } = await run('import', 'compounds', 'new.csv');
		expect(code).toBe(0);
		expect(out).toContain('1 added');
		expect(err).toContain('new.csv:2 note: looks like a telephone number, from letter 22 on; take it out');
		expect(`${out}${err}`).not.toContain('345 678');
	});
});

describe('a file that was imported', () => {
	const before = process.env.TMPDIR;
	let temporary: string;
	beforeEach(() => (process.env.TMPDIR = temporary = mkdtempSync(join(tmpdir(), 'sala-no-copy-'))));
	afterEach(() => {
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
		rmSync(temporary, { recursive: true, force: true });
	});

	it('is kept nowhere: its rows are, and the file is where it was', async () => {
		const here = readdirSync('.').sort();
		putCompounds('new.csv', compound('TT-C-2'), compound('TT-C-3'));
		expect((await run('import', 'compounds', 'new.csv')).code).toBe(0);
		expect(list()).toEqual(['new.csv']);
		expect(readdirSync(temporary)).toEqual([]);
		expect(readdirSync('.').sort()).toEqual(here);
	});

	it('leaves, where rows are refused and the others wanted, those rows beside it and no more', async () => {
		putCompounds('mixed.csv', compound('TT-C-4'), compound('TT-C-5', { name: '' }));
		expect((await run('import', 'compounds', 'mixed.csv', '--accept-valid')).code).toBe(1);
		expect(list()).toEqual(['mixed.csv', 'mixed.rejects.csv']);
		expect(read('mixed.rejects.csv')).toContain('TT-C-5');
		expect(read('mixed.rejects.csv')).not.toContain('TT-C-4');
		expect(readdirSync(temporary)).toEqual([]);
	});

	it('leaves nothing at all where it is refused', async () => {
		putCompounds('bad.csv', compound('TT-C-6', { name: '' }));
		expect((await run('import', 'compounds', 'bad.csv')).code).toBe(1);
		expect(list()).toEqual(['bad.csv']);
		expect(readdirSync(temporary)).toEqual([]);
	});
});
