import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { beginRevision, movePublication, publish } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { seedRow, toFile } from '../fixtures/seed-rows.ts';
import { useDatabase } from '../support/database.ts';
import { tryOut, type Trial } from '../support/importing.ts';

const record = useDatabase('record');

const PUBLISHING = { publish: { rule: 'for_a_test', reason: 'for a test' } };
const STEP = { rule: 'for_a_test', reason: 'for a test' };

/** What the public reads of a table, as it stands in this transaction. */
const asPublic = <Row extends object>(trial: Trial, query: Parameters<Tx['execute']>[0]) =>
	trial.asSuperuser(async () => {
		await trial.tx.execute(sql`SELECT set_config('role', 'sala_public', true)`);
		return rows<Row>(trial.tx, query as ReturnType<typeof sql>);
	});

const isPublic = async (trial: Trial, code: string) =>
	(await asPublic(trial, sql`SELECT 1 FROM records WHERE code = ${code}`)).length === 1;

/** Every cell of every table that the public reads, in small letters, with hyphens as they are and as spaces. */
const readPublicText = (trial: Trial) =>
	trial.asSuperuser(async () => {
		const tables = await rows<{ name: string }>(
			trial.tx,
			sql`SELECT relname AS name FROM pg_class WHERE relnamespace = 'sala_public'::regnamespace AND relkind = 'r'`
		);
		const texts = tables.map(
			({ name }) => sql`SELECT lower(t::text) AS text FROM sala_public.${sql.identifier(name)} t`
		);
		const found = await rows<{ text: string }>(trial.tx, sql.join(texts, sql` UNION ALL `));
		return found.map(({ text }) => `${text}\n${text.replace(/[-_]/g, ' ')}`).join('\n');
	});

const isSaid = (said: string, name: string) => said.includes(name.toLowerCase());
const isSaidInPublic = async (trial: Trial, name: string) => isSaid(await readPublicText(trial), name);

const move = async ({ tx }: Trial, code: string, publication: 'published' | 'withdrawn') =>
	movePublication(tx, await beginRevision(tx, 'for a test'), [code], { publication, ...STEP });

describe('importFiles with publish', () => {
	const weak = seedRow('compounds', 'KH-C-001', {
		id: 'TT-C-1',
		name: 'Quxford Park',
		aliases: [],
		sourceIds: ['SRC-099']
	});
	const denied = {
		...weak,
		id: 'TT-C-2',
		sourceIds: ['SRC-005', 'SRC-099'],
		note: 'No evidence of scam work there.'
	};
	const amnesty = { ...weak, id: 'TT-C-3', sourceIds: ['SRC-014'] };

	it('holds back a compound that one weak source names, or whose note denies evidence', async () => {
		await tryOut(record.current, async (trial) => {
			const outcome = await trial.import([toFile('compounds', [weak, denied, amnesty])], PUBLISHING);
			expect(outcome.published).toEqual(['TT-C-3']);
			expect(outcome.underReview).toEqual([
				{ code: 'TT-C-1', rule: 'single_source' },
				{ code: 'TT-C-2', rule: 'note_denies_evidence' }
			]);
			expect([await isPublic(trial, 'TT-C-1'), await isPublic(trial, 'TT-C-3')]).toEqual([false, true]);
		});
	});

	it('publishes it when a second source names it', async () => {
		await tryOut(record.current, async (trial) => {
			await trial.import([toFile('compounds', [weak])], PUBLISHING);
			const twice = toFile('compounds', [{ ...weak, sourceIds: ['SRC-099', 'SRC-103'] }]);
			expect(await trial.import([twice])).toMatchObject({
				underReview: [{ code: 'TT-C-1', rule: 'imported' }]
			});
			expect(await trial.import([twice], PUBLISHING)).toMatchObject({
				published: ['TT-C-1'],
				underReview: []
			});
			expect(await isPublic(trial, 'TT-C-1')).toBe(true);
		});
	});

	it('publishes what an import before has left in review, and never what somebody withdrew', async () => {
		await tryOut(record.current, async (trial) => {
			const file = toFile('compounds', [amnesty, seedRow('compounds', 'KH-C-003')]);
			await move(trial, 'KH-C-003', 'withdrawn');
			expect(await trial.import([file])).toMatchObject({
				underReview: [{ code: 'TT-C-3', rule: 'imported' }]
			});
			expect(await isPublic(trial, 'TT-C-3')).toBe(false);
			expect(await trial.import([file], PUBLISHING)).toMatchObject({
				published: ['TT-C-3'],
				isWritten: true
			});
			expect([await isPublic(trial, 'TT-C-3'), await isPublic(trial, 'KH-C-003')]).toEqual([true, false]);
		});
	});

	it('shows a change to a published record, which waits for the next publication without it', async () => {
		await tryOut(record.current, async (trial) => {
			const name = sql`SELECT name FROM compounds WHERE code = 'KH-C-003' AND retired_revision_id IS NULL`;
			const file = toFile('compounds', [seedRow('compounds', 'KH-C-003', { name: 'Golden Park' })]);
			await trial.import([file]);
			expect(await asPublic(trial, name)).toEqual([{ name: 'Golden Fortune Science and Technology Park' }]);
			await trial.import([file], PUBLISHING);
			expect(await asPublic(trial, name)).toEqual([{ name: 'Golden Park' }]);
		});
	});
});

describe('movePublication', () => {
	it('takes a withdrawn record and every mention of it from the public in the same transaction', async () => {
		await tryOut(record.current, async (trial) => {
			const listSaid = async () => {
				const said = await readPublicText(trial);
				return ['KH-C-012', 'Sai Taku'].filter((name) => isSaid(said, name));
			};
			expect(await listSaid()).toEqual(['KH-C-012', 'Sai Taku']);
			await move(trial, 'KH-C-012', 'withdrawn');
			expect(await listSaid()).toEqual([]);
			await publish(trial.tx, 'for a test');
			expect(await listSaid()).toEqual([]);
		});
	});

	it.each([
		['a source', 'SRC-099'],
		['an event', 'KH-E-070'],
		['a figure', 'KH-D-024'],
		['a shelter', 'KH-S-002'],
		['an operation', 'ID-embassy-registration-2026'],
		['a country measure', 'KH-M-001']
	])('takes %s from the public at once', async (_what, code) => {
		await tryOut(record.current, async (trial) => {
			expect(await isSaidInPublic(trial, code)).toBe(true);
			await move(trial, code, 'withdrawn');
			expect(await isSaidInPublic(trial, code)).toBe(false);
		});
	});

	it('takes the publisher of a withdrawn source from every table, and keeps the counters of two series apart', async () => {
		await tryOut(record.current, async (trial) => {
			const source = seedRow('sources', 'SRC-053', { id: 'TT-SRC-1', publisher: 'Quxford Court' });
			const sourceIds = ['TT-SRC-1', 'SRC-099'];
			const site = seedRow('compounds', 'KH-C-003', { id: 'TT-C-1', name: 'Park', aliases: [], sourceIds });
			const counts = ['Kandal', 'Takeo'].map((province, index) =>
				seedRow('displacement', 'KH-D-024', { id: `TT-D-${index}`, province, operation: null, sourceIds })
			);
			const files = [
				toFile('sources', [source]),
				toFile('compounds', [{ ...site, status: 'confirmed_active', operator: null }]),
				toFile('displacement', counts)
			];
			await trial.import(files, PUBLISHING);
			const readCounters = () =>
				asPublic<{ publisher: string; withheld: string }>(
					trial,
					sql`SELECT s.publisher, r.information_withheld AS withheld FROM figures f
						JOIN figure_series s ON s.id = f.series_id JOIN records r USING (code) WHERE code LIKE 'TT-D-%'
						UNION ALL SELECT evidence_confirmed_by, r.information_withheld FROM compounds JOIN records r USING (code)
						WHERE code = 'TT-C-1'`
				);
			const open = { publisher: 'Quxford Court', withheld: null };
			expect(await readCounters()).toEqual([open, open, open]);

			await move(trial, 'TT-SRC-1', 'withdrawn');
			expect(await isSaidInPublic(trial, 'Quxford Court')).toBe(false);
			const atOnce = await readCounters();
			expect(new Set(atOnce.map(({ publisher }) => publisher)).size).toBe(3);
			expect(atOnce.map(({ withheld }) => withheld)).toEqual([
				'Who counted',
				'Who counted',
				'Who confirmed it'
			]);
			await publish(trial.tx, 'for a test');
			expect(await readCounters()).toEqual(atOnce);
		});
	});

	it('brings a withdrawn record back only with the next publication', async () => {
		await tryOut(record.current, async (trial) => {
			await move(trial, 'KH-C-012', 'withdrawn');
			await move(trial, 'KH-C-012', 'published');
			expect(await isPublic(trial, 'KH-C-012')).toBe(false);
			await publish(trial.tx, 'for a test');
			expect(await isSaidInPublic(trial, 'Sai Taku')).toBe(true);
		});
	});
});

/** Compounds of the record that one weak source names, or that are no compounds, in the words of the CSV. */
const NAMES_UNDER_REVIEW =
	`Taizi, Yuanqu, Stung Meanchey, La Lin, Chong An Ma, An Ma crossing, Crown High-Tech,
	Crown Industrial, 皇冠高科技产业园, White Sand, Baisha, 白沙皇宫, Xincheng International, K99, Triumph City,
	Great Wall Park, Fu Ben Hao, Royal Yong Li, Jincai, Heng He Bavet, Heng Heng, Baliley, Boeng Keng Kang III,
	Khmuonh, Phsar Doeum Thkov, YN Hotel, Boeng Tompun, Rongxingdi, Paradis Island, Ting Sing, Ching Cheng,
	KH-C-006, KH-C-014, KH-C-042`.split(/,\s+/);

describe('the public view of the record', () => {
	let said: string;

	beforeAll(async () => {
		said = await tryOut(record.current, readPublicText);
	});

	it('says the names of compounds that are published', () => {
		expect(['Sai Taku', 'Golden Fortune', '长湾', 'KH-C-003'].filter((name) => !isSaid(said, name))).toEqual(
			[]
		);
	});

	it('says none of those that are under review', () => {
		expect(NAMES_UNDER_REVIEW).toHaveLength(34);
		expect(NAMES_UNDER_REVIEW.filter((name) => isSaid(said, name))).toEqual([]);
	});

	it.each([
		['KH-E-052', 'KH-C-042', 'SRC-099'],
		['KH-E-067', 'KH-C-006', 'SRC-013']
	])('shows %s without its link to %s and without text', async (code, site) => {
		await tryOut(record.current, async (trial) => {
			const [event] = await asPublic(
				trial,
				sql`SELECT note, people_high, (SELECT count(*)::int FROM event_compounds c WHERE c.event_code = e.code) AS links,
						(SELECT information_withheld FROM records r WHERE r.code = e.code) AS withheld
					FROM events e WHERE code = ${code}`
			);
			expect(event).toMatchObject({ note: null, links: 0 });
			expect((event as { withheld: string }).withheld).toContain('under review');
			const stands = await rows(
				trial.tx,
				sql`SELECT 1 FROM event_compounds WHERE event_code = ${code} AND compound_code = ${site}`
			);
			expect(stands).toHaveLength(1);
		});
	});

	it('withholds title and address of a source that names one, and keeps its publisher', async () => {
		const [source] = await tryOut(record.current, (trial) =>
			asPublic(trial, sql`SELECT publisher, title, url FROM sources WHERE code = 'SRC-013'`)
		);
		expect(source).toEqual({ publisher: 'The Nation (Thailand)', title: 'Title withheld', url: null });
	});
});
