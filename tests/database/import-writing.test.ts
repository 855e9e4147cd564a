import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { toRejects } from '#lib/server/import/rejects.ts';
import { seedRow, toFile } from '../fixtures/seed-rows.ts';
import { useDatabase } from '../support/database.ts';
import { OPTIONS, takeChecksum, tryOut } from '../support/importing.ts';
import { asSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');

const NEW_SOURCE = seedRow('sources', 'SRC-001', { id: 'TT-SRC-1' });
const BAD_SOURCE = seedRow('sources', 'SRC-001', { id: 'TT-SRC-2', publisher: '' });
const compound = (id: string, ...sourceIds: string[]) => seedRow('compounds', 'KH-C-001', { id, sourceIds });
const event = (id: string, compoundId: string | null, ...sourceIds: string[]) =>
	seedRow('events', 'KH-E-019', { id, compoundId, sourceIds });

describe('importFiles with acceptValid', () => {
	const files = [
		toFile('sources', [NEW_SOURCE, BAD_SOURCE]),
		toFile('compounds', [
			compound('TT-C-1', 'TT-SRC-1', 'SRC-001'),
			compound('TT-C-2', 'TT-SRC-2', 'SRC-001')
		]),
		toFile('events', [event('TT-E-1', 'TT-C-1', 'SRC-001'), event('TT-E-2', 'TT-C-2', 'SRC-001')])
	];

	it('writes the sound rows alone, without those that name a refused one', async () => {
		await tryOut(record.current, async (trial) => {
			const outcome = await trial.import(files, { acceptValid: true });
			expect(outcome.kinds.map(({ added, changed }) => [added, changed])).toEqual([
				[['TT-SRC-1'], []],
				[['TT-C-1'], []],
				[['TT-E-1'], []]
			]);
			const entered = await rows(
				trial.tx,
				sql`SELECT code FROM records WHERE code LIKE 'TT-%' ORDER BY code`
			);
			expect(entered).toEqual([{ code: 'TT-C-1' }, { code: 'TT-E-1' }, { code: 'TT-SRC-1' }]);
		});
	});

	it('gives the refused rows back with their reasons', async () => {
		const { rejectedLines } = await tryOut(record.current, (trial) =>
			trial.import(files, { acceptValid: true })
		);
		const rejects = toRejects(rejectedLines);
		expect(rejects.map(({ file }) => file)).toEqual(['sources.csv', 'compounds.csv', 'events.csv']);
		expect(rejects.map(({ csv }) => csv.split('\n')[1]!.split(',').at(-1))).toEqual([
			'publisher must not be blank',
			expect.stringContaining('which is refused (sources.csv line 3)"') as string,
			expect.stringContaining('which is refused (compounds.csv line 3)"') as string
		]);
	});

	it('takes a refused row of a known record for no vanished one', async () => {
		await tryOut(record.current, async (trial) => {
			const standing = await trial.list('operations');
			const given = standing.map((row, index) => (index === 0 ? { ...row, body: '' } : row));
			const { kinds } = await trial.import([toFile('operations', given)], { acceptValid: true });
			expect(kinds).toMatchObject([{ unchanged: 4, vanished: [] }]);
		});
	});
});

describe('importFiles', () => {
	it.each([
		['a row is written', sql`sala.events`, sql`note IS DISTINCT FROM 'refuse me'`],
		['the public view is written', sql`sala_public.events`, sql`note IS DISTINCT FROM 'refuse me'`]
	])('leaves nothing where the database fails as %s', async (_when, table, condition) => {
		const alter = (change: SQL) =>
			asSuperuser(record.current, (tx) => tx.execute(sql`ALTER TABLE ${table} ${change}`));
		await alter(sql`ADD CONSTRAINT refusing CHECK (${condition})`);
		const before = await asSuperuser(record.current, takeChecksum);
		const files = [
			toFile('sources', [NEW_SOURCE]),
			toFile('events', [{ ...event('TT-E-1', null, 'TT-SRC-1'), note: 'refuse me' }])
		];
		const publish = { rule: 'for_a_test', reason: 'for a test' };
		const failing = importFiles(record.current.withActor, files, { ...OPTIONS, publish });
		await expect(failing).rejects.toThrow();
		expect(await asSuperuser(record.current, takeChecksum)).toEqual(before);
		await alter(sql`DROP CONSTRAINT refusing`);
	});

	it('writes nothing when it is only tried, and tells what it would write', async () => {
		const before = await asSuperuser(record.current, takeChecksum);
		const files = [toFile('compounds', [compound('TT-C-1', 'SRC-001')])];
		const outcome = await importFiles(record.current.withActor, files, { ...OPTIONS, isTrial: true });
		expect(outcome).toMatchObject({ isWritten: false, kinds: [{ added: ['TT-C-1'] }] });
		expect(outcome.underReview).toEqual([{ code: 'TT-C-1', rule: 'single_source' }]);
		expect(await asSuperuser(record.current, takeChecksum)).toEqual(before);
	});

	it('leaves nothing when it is stopped on the way', async () => {
		const before = await asSuperuser(record.current, takeChecksum);
		const files = [toFile('sources', [NEW_SOURCE]), toFile('compounds', [compound('TT-C-1', 'TT-SRC-1')])];
		const say = (line: string) => {
			if (line === 'Writing compounds') throw new Error('cancelled');
		};
		const stopped = importFiles(record.current.withActor, files, { ...OPTIONS, say });
		await expect(stopped).rejects.toThrow('cancelled');
		expect(await asSuperuser(record.current, takeChecksum)).toEqual(before);
	});

	it('refuses a record that stands in another dataset, and a code of the exercise', async () => {
		await tryOut(record.current, async (trial) => {
			const rowsGiven = [compound('KH-C-001', 'SRC-001'), compound('EX-C-1', 'SRC-001')];
			const { problems, isWritten } = await trial.import([toFile('compounds', rowsGiven)], {
				dataset: 'live'
			});
			expect(isWritten).toBe(false);
			expect(problems.map(({ value, reason }) => `${value} ${reason.split(';')[0]}`)).toEqual([
				'KH-C-001 stands in the dataset public_record',
				'EX-C-1 is a code of the exercise (EX-)'
			]);
		});
	});

	it('enters a row once when two imports bring it at the same time', async () => {
		const files = [toFile('sources', [seedRow('sources', 'SRC-001', { id: 'TT-SRC-9' })])];
		const both = await Promise.all(
			['one', 'other'].map((reason) => importFiles(record.current.withActor, files, { ...OPTIONS, reason }))
		);
		expect(both.map(({ isWritten }) => isWritten).toSorted()).toEqual([false, true]);
		const versions = await record.current.withActor(COMMAND_LINE, (tx) =>
			rows(tx, sql`SELECT 1 FROM sources WHERE code = 'TT-SRC-9'`)
		);
		expect(versions).toHaveLength(1);
	});
});
