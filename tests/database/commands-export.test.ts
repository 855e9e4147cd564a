import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { PUBLIC } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { readSeedFile } from '../fixtures/known.ts';
import { useCommandLine } from '../support/command-line.ts';
import { useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const { run, put, read } = useCommandLine(record);

describe('export', () => {
	it('writes a kind to the screen, and how many rows beside it', async () => {
		const { code, out, err } = await run('export', 'event_compounds');
		expect({ code, err }).toEqual({
			code: 0,
			err: 'event_compounds: 6 rows; 3 records in it are not published: do not hand it on\n'
		});
		expect(out).toBe(readSeedFile('event_compounds').toString());
	});

	it('writes a file, warns of what is not published, and writes over none unless forced', async () => {
		const first = await run('export', 'compounds', '--out', 'c.csv');
		expect(first).toMatchObject({ code: 0, out: '' });
		expect(first.err).toMatch(
			/^compounds: \d+ rows in c\.csv; \d+ records in it are not published: do not hand it on\n$/
		);
		const before = read('c.csv');
		put('c.csv', 'mine');
		expect(await run('export', 'compounds', '--out', 'c.csv')).toMatchObject({ code: 1 });
		expect(read('c.csv')).toBe('mine');
		expect(await run('export', 'compounds', '--out', 'c.csv', '--force')).toMatchObject({ code: 0 });
		expect(read('c.csv')).toBe(before);
	});

	it('writes all kinds to a folder that import takes', async () => {
		const { code, out } = await run('export', 'all', '--out', 'all');
		expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 10 });
		expect((await run('import', 'all')).out).toContain('Nothing was written: everything stands already');
		expect(await run('export', 'all', '--out', 'all')).toMatchObject({ code: 1 });
	});

	it.each([
		[[], 'Say which kind to export, or all.'],
		[['compound'], 'There is no kind compound (did you mean compounds?).'],
		[['compounds', 'events'], 'Export one kind at a time, or all: events is too much.'],
		[['all'], 'Say with --out which folder the files go to.']
	])('does not understand %j', async (args, message) => {
		const { code, err } = await run('export', ...args);
		expect(code).toBe(2);
		expect(err).toContain(message);
	});
});

describe('publish and withdraw', () => {
	const isPublic = async (code: string) =>
		(
			await record.current.withActor(PUBLIC, (tx) =>
				rows(tx, sql`SELECT 1 FROM records WHERE code = ${code}`)
			)
		).length === 1;

	it('take a record away from its readers and bring it back', async () => {
		const withdrawn = await run('withdraw', 'KH-C-001', '--reason', 'asked for');
		expect(withdrawn).toEqual({
			code: 0,
			out: '1 record withdrawn: KH-C-001\nReaders do not see it any more.\n',
			err: ''
		});
		expect(await isPublic('KH-C-001')).toBe(false);
		expect((await run('withdraw', 'KH-C-001', '--reason', 'asked for')).out).toBe(
			'All were withdrawn already.\n'
		);

		const published = await run('publish', 'KH-C-001', 'KH-C-002', '--reason', 'checked');
		expect(published.out).toMatch(
			/^1 record published: KH-C-001\nThe public view is written anew \(publication \d+\)\.\n$/
		);
		expect(await isPublic('KH-C-001')).toBe(true);
	});

	it('publish says which sources of a record readers do not see', async () => {
		await run('withdraw', 'SRC-005', '--reason', 'for a test');
		const { out } = await run('publish', 'KH-C-001', '--reason', 'again');
		expect(out).toContain('All were published already.\nCited by them and not published: SRC-005\n');
		await run('publish', 'SRC-005', '--reason', 'for a test');
	});

	it('publish refuses what the command line entered itself, unless one person runs the office', async () => {
		const refused = await run('publish', 'KH-C-014', '--reason', 'checked');
		expect(refused).toMatchObject({ code: 1, out: '' });
		expect(refused.err).toContain(
			'KH-C-014 was written by whoever wants to publish it: a second person has to.'
		);
		expect(refused.err).toContain('SALA_ONE_PERSON_OFFICE=yes');
		expect(await isPublic('KH-C-014')).toBe(false);
	});

	it('redact wants codes, a reason and the word that it is for good', async () => {
		const usage = { code: 2, out: '' };
		expect(await run('redact', '--reason', 'x', '--for-good')).toMatchObject(usage);
		expect(await run('redact', 'KH-E-012', '--for-good')).toMatchObject(usage);
		expect(await run('redact', 'KH-E-012', '--reason', 'x')).toMatchObject(usage);
		expect(await isPublic('KH-E-012')).toBe(true);
	});

	it('redact blanks a record and says what still holds it', async () => {
		expect(await run('redact', 'KH-E-999', '--reason', 'x', '--for-good')).toMatchObject({ code: 1 });
		const { code, out } = await run('redact', 'KH-E-012', '--reason', 'asked for', '--for-good');
		expect(code).toBe(0);
		expect(out).toContain('1 record redacted: KH-E-012.');
		expect(out).toContain('Backups and files that were exported before still hold them');
		expect(await isPublic('KH-E-012')).toBe(false);
	});

	it('name every code that no record has, and do nothing', async () => {
		const { code, err } = await run('withdraw', 'KH-C-001', 'KH-C-999', 'nonsense', '--reason', 'for a test');
		expect(code).toBe(1);
		expect(err).toContain('KH-C-999, nonsense are no codes of records.\nNothing was changed.');
		expect(await isPublic('KH-C-001')).toBe(true);
	});

	it('want a reason, and withdraw wants a code', async () => {
		expect(await run('publish')).toMatchObject({ code: 2 });
		expect(await run('withdraw', '--reason', 'x')).toMatchObject({ code: 2 });
	});
});
