import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseToOverwrite, writeWhole } from '#lib/server/control/commands/write-file.ts';
import { Refusal } from '#lib/server/control/refusal.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sala-write-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('refuseToOverwrite', () => {
	it('names every file that is there', () => {
		const [one, other, none] = ['one', 'other', 'none'].map((name) => join(folder, name)) as [
			string,
			string,
			string
		];
		for (const path of [one, other]) writeFileSync(path, '');
		expect(() => refuseToOverwrite([one, other, none])).toThrow(`${one}, ${other} are there already.`);
		expect(() => refuseToOverwrite([none])).not.toThrow();
	});
});

describe('writeWhole', () => {
	it('writes a file that only its owner may read, in the place of an older one', async () => {
		const path = join(folder, 'a.csv');
		writeFileSync(path, 'old');
		await writeWhole(path, 'new');
		expect(readFileSync(path, 'utf8')).toBe('new');
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(readdirSync(folder)).toEqual(['a.csv']);
	});

	it('says what to do where it cannot, and leaves nothing half written', async () => {
		await expect(writeWhole(join(folder, 'gone', 'a.csv'), 'x')).rejects.toThrow(
			'could not be written (ENOENT).'
		);
		mkdirSync(join(folder, 'sub'));
		const failing = writeWhole(join(folder, 'sub'), 'x');
		await expect(failing).rejects.toBeInstanceOf(Refusal);
		expect(readdirSync(folder)).toEqual(['sub']);
	});
});
