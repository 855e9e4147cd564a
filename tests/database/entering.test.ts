import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { Overtaken } from '#lib/server/commands/entering.ts';
import { addEvent } from '#lib/server/commands/events.ts';
import { addFigure, recommendFigure } from '#lib/server/commands/figures.ts';
import { publish } from '#lib/server/commands/records.ts';
import { addShelter, editShelter } from '#lib/server/commands/shelters.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { findAnswered } from '#lib/server/queries/board.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { findEvent } from '#lib/server/queries/records/event-record.ts';
import { become } from '../support/become.ts';
import { useDatabase } from '../support/database.ts';
import { asCoordinatorOf, asked, EVENT, FIGURE, refusalOf, SHELTER, TODAY } from '../support/entered.ts';
import { ADMIN, as, OTHER_SITE, SITE } from '../support/own-sites.ts';
import { becomeSuperuser, NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');

const asCoordinator = <T>(work: (tx: Tx) => Promise<T>) => asCoordinatorOf(record.current, work);

async function sumOf(tx: Tx) {
	const { view } = await openView(tx, asked);
	const sums = await listAreaSums(tx, view);
	return sums.find(({ pcode, measure }) => pcode === 'KH12' && measure === 'without_shelter')?.estimate;
}

describe('entering', () => {
	it('a shelter makes it wait in review, hidden, with all that was said', async () => {
		const [code, found, standing] = await asCoordinator(async (tx) => {
			const entered = await addShelter(tx, randomUUID(), SHELTER);
			const states = await rows(
				tx,
				sql`SELECT r.dataset, r.publication, p.rule, h.name_rung, h.place_rung FROM records r
					JOIN publications p ON p.record_code = r.code JOIN shelters h ON h.code = r.code WHERE r.code = ${entered}`
			);
			return [entered, await findAnswered(tx, 'scope', TODAY, entered), states] as const;
		});
		expect(code).toMatch(/^LV-S-\d{6}$/);
		expect(found).toMatchObject({ ...SHELTER, isLive: true, isWaiting: true, report: null });
		expect(standing).toEqual([
			{
				...{ dataset: 'live', publication: 'in_review', rule: 'entered_by_person' },
				...{ name_rung: 'hidden', place_rung: 'hidden' }
			}
		]);
	});

	it('with one form twice enters one record', async () => {
		const [codes, acts] = await asCoordinator(async (tx) => {
			const key = randomUUID();
			const first = await addFigure(tx, key, FIGURE);
			const countActs = async () => (await rows(tx, sql`SELECT 1 FROM revisions`)).length;
			const before = await countActs();
			return [[first, await addFigure(tx, key, FIGURE)], (await countActs()) - before] as const;
		});
		expect(codes[1]).toBe(codes[0]);
		expect(acts).toBe(0);
	});

	it('a count changes what coordinators see at once, and what nobody else does', async () => {
		const [before, after, publicly] = await asCoordinator(async (tx) => {
			const was = await sumOf(tx);
			await addFigure(tx, randomUUID(), FIGURE);
			const is = await sumOf(tx);
			await become(tx, ADMIN);
			await publish(tx, 'for a test');
			await becomeSuperuser(tx);
			await become(tx, as('public', ''));
			return [was, is, await sumOf(tx)] as const;
		});
		expect([before?.low, after?.low]).toEqual([0, 90]);
		expect(publicly).toEqual(before);
	});

	it('an event keeps its range and nationalities', async () => {
		const [event, nationalities] = await asCoordinator(async (tx) => {
			const code = await addEvent(tx, randomUUID(), EVENT);
			return [
				await rows(
					tx,
					sql`SELECT people_low, people_best, people_high, area_pcode FROM events WHERE code = ${code}`
				),
				await rows(tx, sql`SELECT iso2 FROM event_nationalities WHERE event_code = ${code} ORDER BY position`)
			] as const;
		});
		expect(event).toEqual([{ people_low: 40, people_best: null, people_high: 60, area_pcode: 'KH12' }]);
		expect(nationalities).toEqual([{ iso2: 'ID' }, { iso2: 'VN' }]);
	});

	it('an event is a page for coordination at once, and for nobody else before it is published', async () => {
		const [theirs, publicly] = await asCoordinator(async (tx) => {
			const code = await addEvent(tx, randomUUID(), EVENT);
			const find = async () => (await findEvent(tx, (await openView(tx, asked)).view, code))?.code;
			const seen = [code, await find()];
			await become(tx, ADMIN);
			await publish(tx, 'for a test');
			await becomeSuperuser(tx);
			await become(tx, as('public', ''));
			return [seen, await find()] as const;
		});
		expect(theirs[1]).toBe(theirs[0]);
		expect(publicly).toBeUndefined();
	});

	it.each<[string, (tx: Tx) => Promise<unknown>]>([
		['a shelter', (tx) => addShelter(tx, randomUUID(), { ...SHELTER, areaPcode: 'KH18' })],
		['a shelter without a place', (tx) => addShelter(tx, randomUUID(), { ...SHELTER, areaPcode: null })],
		['a count', (tx) => addFigure(tx, randomUUID(), { ...FIGURE, areaPcode: 'KH18' })],
		['an event', (tx) => addEvent(tx, randomUUID(), { ...EVENT, areaPcode: 'KH18' })],
		[
			'a word for a figure',
			async (tx) => {
				const [elsewhere] = await rows<{ code: string }>(
					tx,
					sql`SELECT f.code FROM figures f JOIN figure_series s ON s.id = f.series_id WHERE s.area_pcode = 'KH18' LIMIT 1`
				);
				await recommendFigure(tx, elsewhere!.code, 'the best');
			}
		]
	])('%s of an area out of scope is refused', async (_, work) => {
		expect(await asCoordinator((tx) => refusalOf(work(tx)))).toBe(NO_RIGHT);
	});

	it('publishes nothing, shows nothing and is of nobody else', async () => {
		const [revision, code] = [1, 'LV-S-999999'];
		const statements = [
			sql`INSERT INTO records (code, stem, dataset, publication) VALUES (${code}, 'shelter', 'live', 'published')`,
			sql`INSERT INTO records (code, stem, dataset, publication) VALUES ('KH-S-999', 'shelter', 'public_record', 'in_review')`,
			sql`INSERT INTO shelters (code, name, operator_kind, area_pcode, name_rung, revision_id) VALUES (${SITE}, 'x', 'ngo', 'KH12', 'exact', ${revision})`,
			sql`INSERT INTO publications (record_code, publication, rule, reason, revision_id) VALUES (${SITE}, 'published', 'entered_by_person', 'x', ${revision})`,
			sql`INSERT INTO revisions (recorded_at, actor, reason) VALUES (now(), 'somebody else', 'x')`,
			sql`INSERT INTO figures (code, series_id, method, is_exhaustive, overlap_groups, revision_id) SELECT 'KH-D-001', min(id), 'estimate', false, '{}', ${revision} FROM figure_series`
		];
		for (const statement of statements) {
			expect(await asCoordinator((tx) => refusalOf(tx.execute(statement)))).toBe(NO_RIGHT);
		}
		expect(
			await asCoordinator(async (tx) =>
				rows(tx, sql`UPDATE shelters SET retired_revision_id = 99999 WHERE code = ${OTHER_SITE} RETURNING 1`)
			)
		).toEqual([]);
	});
});

describe('changing a shelter', () => {
	const details = async (tx: Tx) => (await findAnswered(tx, 'scope', TODAY, SITE))!;

	it('keeps the version before, with the reason of the change', async () => {
		const [now, versions] = await asCoordinator(async (tx) => {
			const { revision } = await details(tx);
			await editShelter(tx, SITE, revision, { ...SHELTER, name: 'Moved' }, 'it has a new name');
			return [
				await details(tx),
				await rows(
					tx,
					sql`SELECT h.name, r.reason FROM shelters h JOIN revisions r ON r.id = h.revision_id WHERE h.code = ${SITE} ORDER BY h.id`
				)
			] as const;
		});
		expect(now.name).toBe('Moved');
		expect(versions).toEqual([
			{ name: 'Quxford House', reason: 'for a test' },
			{ name: 'Moved', reason: 'it has a new name' }
		]);
	});

	it('is refused where somebody else was faster', async () => {
		await asCoordinator(async (tx) => {
			const { revision } = await details(tx);
			await editShelter(tx, SITE, revision, { ...SHELTER, name: 'Moved' }, 'one');
			await expect(editShelter(tx, SITE, revision, { ...SHELTER, name: 'Other' }, 'two')).rejects.toThrow(
				Overtaken
			);
			expect((await details(tx)).name).toBe('Moved');
		});
	});

	it('that changes nothing leaves no version', async () => {
		await asCoordinator(async (tx) => {
			const { revision } = await details(tx);
			await editShelter(tx, SITE, revision, SHELTER, 'one');
			const second = await details(tx);
			expect(await editShelter(tx, SITE, second.revision, SHELTER, 'two')).toBe(false);
			expect((await details(tx)).revision).toBe(second.revision);
		});
	});

	it('that a source printed is not done by hand', async () => {
		expect(
			await asCoordinator(async (tx) => {
				const { revision } = (await findAnswered(tx, 'scope', TODAY, 'KH-S-002'))!;
				return refusalOf(editShelter(tx, 'KH-S-002', revision, SHELTER, 'one'));
			})
		).toBe(NO_RIGHT);
	});
});
