import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { readSeedFile } from '../fixtures/known.ts';
import { listSeedFiles, seedRow, toFile } from '../fixtures/seed-rows.ts';
import { useCommandLine } from '../support/command-line.ts';
import { useDatabase } from '../support/database.ts';
import { readAll } from '../support/superuser.ts';

const record = useDatabase('record');
const { run, say, put, read, list } = useCommandLine(record);

const OWN_BOUNDARIES = path.resolve(import.meta.dirname, '../../drizzle/seed/areas/cambodia.geojson');

const compound = (id: string, more: Parameters<typeof seedRow<'compounds'>>[2] = {}) =>
	seedRow('compounds', 'KH-C-003', { id, name: `Park ${id}`, aliases: [], ...more });
const putCompounds = (name: string, ...given: ReturnType<typeof compound>[]) =>
	put(name, toFile('compounds', given).bytes);

describe('import', () => {
	it('imports a file, says what waits, and what it says again', async () => {
		putCompounds('new.csv', compound('TT-C-1'), compound('TT-C-2', { sourceIds: ['SRC-099'] }));
		const first = await run('import', 'compounds', 'new.csv', '--reason', 'a first try');
		expect(first).toMatchObject({ code: 0, err: '' });
		expect(first.out).toContain('compounds: 2 added, 0 changed, 0 unchanged\n  added: TT-C-1, TT-C-2\n');
		expect(first.out).toContain('2 records of these files wait in review');
		const again = await run('import', 'compounds', 'new.csv');
		expect(again.out).toContain('Nothing was written: everything stands already as the file says.');

		const published = await run('import', 'compounds', 'new.csv', '--publish', 'checked by hand');
		expect(published.out).toContain('1 record is published. The public view is written anew.');
		const [step] = await record.current.withActor(COMMAND_LINE, (tx) =>
			rows(
				tx,
				sql`SELECT rule, reason FROM publications WHERE record_code = 'TT-C-1' ORDER BY id DESC LIMIT 1`
			)
		);
		expect(step).toEqual({ rule: 'published_at_import', reason: 'checked by hand' });
	});

	it('refuses a file with every problem, and writes nothing', async () => {
		putCompounds('bad.csv', compound('TT-C-3'), compound('TT-C-4', { name: '', lat: 103.5, lon: 11 }));
		const { code, out, err } = await run('import', 'compounds', 'bad.csv');
		expect(code).toBe(1);
		expect(err.split('\n')).toEqual([
			'bad.csv: 2 problems on 1 line',
			'bad.csv:3 name "": must not be blank',
			'bad.csv:3 lat "103.5": is swapped with lon 11: latitude is north, here 9.5 to 15.0',
			'',
			''
		]);
		expect(out).toBe(
			'Nothing was written. Correct the rows, or write the sound ones alone with --accept-valid.\n'
		);
	});

	it('writes the sound rows, and the refused ones beside their file, over nothing that is there', async () => {
		putCompounds('mixed.csv', compound('TT-C-5'), compound('TT-C-6', { name: '' }));
		const { code, out } = await run('import', 'compounds', 'mixed.csv', '--accept-valid');
		expect(code).toBe(1);
		expect(out).toContain('  added: TT-C-5\n');
		expect(out).toContain('The refused rows of mixed.csv are in mixed.rejects.csv\n');
		const rejects = read('mixed.rejects.csv').split('\n');
		expect(rejects[0]).toMatch(/,note,reason$/);
		expect(rejects[1]).toMatch(/^TT-C-6,.*,name must not be blank$/);
		await run('import', 'compounds', 'mixed.csv', '--accept-valid');
		expect(list()).toEqual(['mixed.csv', 'mixed.rejects-2.csv', 'mixed.rejects.csv']);

		put('mixed.rejects.csv', read('mixed.rejects.csv').replace('TT-C-6,', 'TT-C-6,Park 6'));
		expect(await run('import', 'compounds', 'mixed.rejects.csv')).toMatchObject({ code: 0, err: '' });
	});

	it('takes what is new for our own data, of which no public page shows a shelter, whoever publishes it', async () => {
		const shelter = seedRow('shelters', 'KH-S-001', {
			id: 'TT-S-1',
			name: 'Quxford House',
			locality: 'Quxford'
		});
		put('mine.csv', toFile('shelters', [shelter, seedRow('shelters', 'KH-S-002')]).bytes);
		const { code, out } = await run('import', 'shelters', 'mine.csv', '--publish', 'for a test');
		expect(code).toBe(0);
		expect(out).toContain('shelters: 1 added, 0 changed, 1 unchanged\n');
		expect(out).toContain('Of the dataset live it shows no shelter');
		expect(out).toContain('What is new is in the dataset live.');
		const found = await record.current.withActor(COMMAND_LINE, (tx) =>
			rows(
				tx,
				sql`SELECT r.code, r.dataset, name_rung, operator_rung, place_rung FROM shelters JOIN records r USING (code)
					WHERE code IN ('TT-S-1', 'KH-S-002') AND retired_revision_id IS NULL ORDER BY code DESC`
			)
		);
		const rungs = (rung: string) => ({ name_rung: rung, operator_rung: rung, place_rung: rung });
		expect(found).toEqual([
			{ code: 'TT-S-1', dataset: 'live', ...rungs('hidden') },
			{ code: 'KH-S-002', dataset: 'public_record', ...rungs('exact') }
		]);
		const shown = await readAll(
			record.current,
			sql`SELECT 1 FROM sala_public.shelters WHERE code = 'TT-S-1' UNION ALL
				SELECT 1 FROM sala_public.records WHERE code = 'TT-S-1'`
		);
		expect(shown).toEqual([]);

		say('a passphrase for files alone');
		await run('export', 'shelters', '--dataset', 'live', '--internal', '--out', 'live.csv.sala');
		await run('decrypt', 'live.csv.sala');
		const again = await run('import', 'shelters', 'live.csv');
		expect(again).toMatchObject({ code: 0, err: '' });
		expect(again.out).toBe(
			'shelters: 0 added, 0 changed, 1 unchanged\nNothing was written: everything stands already as the file says.\n'
		);
	});

	it('takes the files of the record that Sala ships with as they stand', async () => {
		for (const { name, bytes } of listSeedFiles()) put(name, bytes);
		const { code, out, err } = await run('import', '.');
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toContain('Nothing was written: everything stands already as the file says.');
		expect(out).not.toMatch(/[1-9]\d* (added|changed|removed)|stands? here/);
	});

	it('imports a folder, and leaves out what is named for no kind', async () => {
		for (const kind of ['sources', 'operations'] as const) put(`${kind}.csv`, readSeedFile(kind));
		put('other.csv', 'a,b\n');
		const { code, out, err } = await run('import', '.', '--dry-run');
		expect({ code, err }).toEqual({ code: 0, err: 'other.csv is named for no kind and left out.\n' });
		expect(out).toMatch(
			/^sources: 0 added, 0 changed, 240 unchanged\noperations: 0 added, 0 changed, 5 unchanged\n/
		);
	});

	it('shows its usage for arguments that make no sense', async () => {
		expect(await run('import', 'compounds', 'a.csv', '--dataset', 'mine')).toMatchObject({
			code: 2,
			out: '',
			err: expect.stringMatching(/^--dataset is one of .*\nUsage: node sala.js import/) as string
		});
		expect(await run('import', 'compounds', 'gone.csv')).toMatchObject({
			code: 1,
			err: 'gone.csv does not exist.\nNothing was written. Correct the path, or make the file readable.\n'
		});
	});
});

describe('areas:import', () => {
	const square = [
		[
			[104.5, 11.3],
			[105.2, 11.3],
			[105.2, 11.8],
			[104.5, 11.8],
			[104.5, 11.3]
		]
	];
	const toText = (properties: object, coordinates: unknown = square) =>
		JSON.stringify({
			type: 'FeatureCollection',
			features: [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } }]
		});
	const CREDIT = ['--source', 'OCHA COD-AB', '--version', '2026-01'];
	const capital = { ADM0_PCODE: 'KH', ADM1_PCODE: 'KH12', ADM1_EN: 'Phnom Penh Capital' };

	it('replaces boundaries and says what it kept and renamed', async () => {
		put('adm1.geojson', toText(capital));
		const { code, out, err } = await run('areas:import', 'adm1.geojson', ...CREDIT);
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toMatch(/^Areas: 0 added, 1 replaced, \d removed\n/);
		expect(out).toContain(
			'  renamed, and to be spelled so in files from now on: KH12 Phnom Penh Capital (before: Phnom Penh)\n'
		);
		expect(out).toMatch(/kept because records or areas point at them: KH\d\d, .* more\n/);
		const [area] = await record.current.withActor(COMMAND_LINE, (tx) =>
			rows(
				tx,
				sql`SELECT boundary_source AS source, name_km IS NOT NULL AS has_khmer FROM areas WHERE pcode = 'KH12'`
			)
		);
		expect(area).toEqual({ source: 'OCHA COD-AB', has_khmer: true });
	});

	it('puts the boundaries that Sala ships with back, without being told how they are written', async () => {
		put('own.geojson', readFileSync(OWN_BOUNDARIES));
		const { code, out } = await run('areas:import', 'own.geojson');
		expect(code).toBe(0);
		expect(out).toContain('KH12 Phnom Penh (before: Phnom Penh Capital)');
		const areas = await record.current.withActor(COMMAND_LINE, (tx) =>
			rows(tx, sql`SELECT level, count(*)::int AS count FROM areas GROUP BY level ORDER BY level`)
		);
		expect(areas).toEqual([
			{ level: 0, count: 1 },
			{ level: 1, count: 25 }
		]);
	});

	it('tells every problem by feature or P-code, and writes nothing', async () => {
		const bowTie = [
			[
				[104, 11],
				[105, 12],
				[105, 11],
				[104, 12],
				[104, 11]
			]
		];
		put('bad.geojson', toText(capital, bowTie));
		const { code, out, err } = await run('areas:import', 'bad.geojson', ...CREDIT);
		expect({ code, out }).toEqual({ code: 1, out: 'Nothing was written.\n' });
		expect(err).toMatch(
			/^bad\.geojson: 1 problem\nbad\.geojson geometry "KH12": is not valid \(Self-intersection/
		);
	});

	it.each([
		[
			{ code: 'KH12', name: 'x' },
			CREDIT,
			'Say with --pcode which property holds the P-code; the properties of the file are: code, name.'
		],
		[capital, [], 'Say with --source whose boundaries these are'],
		[capital, [...CREDIT, '--level', '4'], '--level is 0 (country), 1 (province)'],
		[
			capital,
			[...CREDIT, '--parent', 'x', '--parent-code', 'KH'],
			'Give --parent or --parent-code, not both.'
		]
	])('asks for what the file does not tell (%j, %j)', async (properties, more, message) => {
		put('a.geojson', toText(properties));
		const { code, err } = await run('areas:import', 'a.geojson', ...more);
		expect(code).toBe(2);
		expect(err).toContain(message);
	});

	it('says which file it cannot read', async () => {
		expect(await run('areas:import', 'gone.geojson', ...CREDIT)).toMatchObject({
			code: 1,
			err: 'gone.geojson could not be read (ENOENT).\nCorrect the path, or make the file readable.\n'
		});
	});
});
