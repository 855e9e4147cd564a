import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '#lib/server/control/command.ts';
import { readImportInput } from '#lib/server/control/commands/import-input.ts';
import { Refusal } from '#lib/server/control/refusal.js';

let folder: string;
const read = (...words: string[]) => readImportInput(words, folder);

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'sala-input-'));
	mkdirSync(join(folder, 'record'));
	mkdirSync(join(folder, 'nothing'));
	for (const name of [
		'record/compounds.csv',
		'record/events.csv',
		'record/shelter.csv',
		'record/notes.txt',
		'a.csv'
	])
		writeFileSync(join(folder, name), name);
	writeFileSync(join(folder, 'large.csv'), '');
	truncateSync(join(folder, 'large.csv'), 30 * 1024 * 1024);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('readImportInput', () => {
	it('reads the files of a kind from where the caller stands, under the names they were given', async () => {
		const { files, notes } = await read('compounds', 'a.csv', join(folder, 'record/compounds.csv'));
		expect(files.map(({ kind, name, bytes }) => [kind, name, Buffer.from(bytes).toString()])).toEqual([
			['compounds', 'a.csv', 'a.csv'],
			['compounds', join(folder, 'record/compounds.csv'), 'record/compounds.csv']
		]);
		expect(notes).toEqual([]);
	});

	it('reads those of a folder that are named for a kind, and tells which it leaves out', async () => {
		const { files, notes } = await read('record');
		expect(files.map(({ kind, name }) => [kind, name])).toEqual([
			['compounds', 'record/compounds.csv'],
			['events', 'record/events.csv']
		]);
		expect(notes).toEqual(['record/shelter.csv is named for no kind (did you mean shelters?) and left out.']);
	});

	it.each([
		[[], 'Say what to import'],
		[['compounds'], 'Say which file of compounds'],
		[
			['compound', 'a.csv'],
			'compound is no kind of file (did you mean compounds?) and no folder. Kinds are sources,'
		],
		[['a.csv'], 'Say the kind first: import KIND a.csv.'],
		[['record', 'nothing'], 'A folder is imported by itself'],
		[['compounds', 'a.csv', './a.csv'], './a.csv is given twice.']
	])('does not understand %j', async (words, message) => {
		const reading = read(...words);
		await expect(reading).rejects.toThrow(message);
		await expect(reading).rejects.toBeInstanceOf(UsageError);
	});

	it('names every file that cannot be read, at once', async () => {
		const reading = read('compounds', 'gone.csv', 'a.csv', 'record', 'a.csv/b', 'large.csv');
		await expect(reading).rejects.toThrow(
			[
				'gone.csv does not exist.',
				'record is a folder; name a file.',
				'a.csv/b does not exist.',
				'large.csv is 30.0 MB, and at most 20.0 MB are read; split it.'
			].join('\n')
		);
		await expect(reading).rejects.toBeInstanceOf(Refusal);
	});

	it('refuses a folder without a file that is named for a kind', async () => {
		await expect(read('nothing')).rejects.toThrow('nothing holds no file that is named for a kind.');
	});
});
