import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { PUBLIC } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { KIND_NAMES } from '#lib/server/import/kinds.ts';
import { setClock } from '#lib/server/clock.ts';
import { readSeedFile } from '../fixtures/known.ts';
import { useCommandLine } from '../support/command-line.ts';
import { useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const { run, say, put, read, list } = useCommandLine(record);

const SECRET = 'a passphrase for files alone';

describe('export', () => {
	it('writes a kind to the screen, and how many rows beside it', async () => {
		const { code, out, err } = await run('export', 'operations');
		expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^operations: \d+ rows\n$/) });
		const lines = (text: string) => text.trim().split('\n').sort();
		expect(lines(out)).toEqual(lines(readSeedFile('operations').toString()));
	});

	it('writes a file, over none unless forced', async () => {
		expect(await run('export', 'operations', '--out', 'o.csv')).toMatchObject({ code: 0, out: '' });
		const before = read('o.csv');
		put('o.csv', 'mine');
		expect(await run('export', 'operations', '--out', 'o.csv')).toMatchObject({ code: 1 });
		expect(read('o.csv')).toBe('mine');
		expect(await run('export', 'operations', '--out', 'o.csv', '--force')).toMatchObject({ code: 0 });
		expect(read('o.csv')).toBe(before);
	});

	it('writes nothing plain that readers do not see', async () => {
		const refused = await run('export', 'compounds', '--out', 'c.csv');
		expect([refused.code, refused.err]).toEqual([
			1,
			expect.stringMatching(
				/^compounds holds what readers do not see: \d+ records not published\.\nAdd --internal/
			)
		]);
		expect(await run('export', 'event_compounds')).toMatchObject({ code: 1, out: '' });
		expect((await run('export', 'compounds', '--internal')).err).toContain('Say with --out');
		say('short');
		expect((await run('export', 'compounds', '--internal', '--out', 'c.sala')).err).toContain(
			'shorter than 15'
		);
		expect(list()).toEqual([]);
	});

	it('seals what readers do not see, for thirty days', async () => {
		say(SECRET);
		setClock(new Date('2026-11-23T12:00:00+07:00'));
		expect(await run('export', 'event_compounds', '--internal', '--out', 'e.csv.sala')).toMatchObject({
			code: 0
		});
		expect(read('e.csv.sala')).not.toContain('KH-E-');
		setClock(new Date('2026-12-23T23:00:00+07:00'));
		expect(await run('decrypt', 'e.csv.sala')).toMatchObject({ code: 0 });
		expect(read('e.csv')).toBe(readSeedFile('event_compounds').toString());
		expect(await run('decrypt', 'e.csv.sala')).toMatchObject({ code: 1 });
		setClock(new Date('2026-12-24T01:00:00+07:00'));
		const late = await run('decrypt', '--force', 'e.csv.sala');
		expect([late.code, late.err]).toEqual([1, expect.stringContaining('could be opened until 2026-12-23')]);
		setClock(null);
		say('another passphrase of files');
		expect((await run('decrypt', '--force', 'e.csv.sala')).err).toContain('does not open');
	});

	it('writes all kinds to a folder; what is sealed there opens to files that import takes', async () => {
		expect(await run('export', 'all', '--out', 'plain')).toMatchObject({ code: 1 });
		expect(list()).toEqual([]);
		say(SECRET);
		const { code, out } = await run('export', 'all', '--internal', '--out', 'all');
		expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 10 });
		for (const kind of KIND_NAMES)
			expect(await run('decrypt', `all/${kind}.csv.sala`)).toMatchObject({ code: 0 });
		expect((await run('import', 'all')).out).toContain('Nothing was written: everything stands already');
		expect(await run('export', 'all', '--internal', '--out', 'all')).toMatchObject({ code: 1 });
	}, 120_000);

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
