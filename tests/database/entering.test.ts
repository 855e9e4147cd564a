import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { giveScope } from '#lib/server/commands/access.ts';
import { Overtaken } from '#lib/server/commands/entering.ts';
import { addEvent, type NewEvent } from '#lib/server/commands/events.ts';
import {
	addFigure,
	assignOverlapGroups,
	recommendFigure,
	type NewFigure
} from '#lib/server/commands/figures.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { addShelter, editShelter, type ShelterDetails } from '#lib/server/commands/shelters.ts';
import { sqlState } from '#lib/server/db/postgres-errors.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { openStoreContext } from '#lib/server/import/store-context.ts';
import { displacementStore } from '#lib/server/import/stores/displacement.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { findAnswered } from '#lib/server/queries/board.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { become } from '../support/become.ts';
import { useDatabase } from '../support/database.ts';
import { ADMIN, as, OTHER_SITE, SITE, withSites } from '../support/own-sites.ts';
import { becomeSuperuser, NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');

const TODAY = '2026-02-24';
const COORDINATOR = as('coordinator', 'coordinator');
const SHELTER: ShelterDetails = {
	...{
		name: 'Riverside',
		operator: 'C',
		operatorKind: 'ngo',
		siteType: null,
		areaPcode: 'KH12',
		locality: null
	},
	...{ intervalDays: null, fundingEndsOn: null, note: null }
};
const FIGURE: NewFigure = {
	...{ areaPcode: 'KH12', livingSituation: 'street', populationGroup: 'left_compound', nationalities: [] },
	...{ unit: 'person', householdSize: null, referenceOn: TODAY, low: null, best: 90, high: null },
	...{ method: 'headcount', publisher: 'Outreach team', overlapGroups: [], note: null }
};
const EVENT: NewEvent = {
	...{ kind: 'release', occurredOn: TODAY, areaPcode: 'KH12', locality: null, low: 40, best: null, high: 60 },
	...{ arrested: null, destination: null, nationalities: ['ID', 'VN'], agency: null, note: null }
};

/** As a coordinator of Phnom Penh; nothing of it stays. */
function asCoordinator<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	return withSites(record.current, async (tx) => {
		await giveScope(tx, COORDINATOR.userId, { areaPcode: 'KH12' });
		await become(tx, COORDINATOR);
		return work(tx);
	});
}

const refusalOf = (work: Promise<unknown>) => work.then(() => null, sqlState);

const asked = { asOf: TODAY, knownAt: null, today: TODAY };

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

describe('recommending a figure', () => {
	const DAY = '2026-02-22';
	const chosenOf = async (tx: Tx) => {
		const { view } = await openView(tx, { ...asked, asOf: DAY });
		const { summary } = await explainArea(tx, view, 'KH12');
		return summary.tiers.precarious.situations.flatMap(({ total, breakdown }) =>
			[total, ...breakdown].flatMap((cell) => (cell?.choice?.chosen ? [cell.choice.chosen] : []))
		);
	};

	it('puts it first with its reason, and taking it back puts it where it was', async () => {
		const [code, recommended, back] = await asCoordinator(async (tx) => {
			const key = randomUUID();
			const entered = await addFigure(tx, key, {
				...{ ...FIGURE, livingSituation: 'guesthouse', referenceOn: DAY, method: 'estimate', best: 7 }
			});
			const other = await addFigure(tx, randomUUID(), {
				...{
					...FIGURE,
					livingSituation: 'guesthouse',
					referenceOn: DAY,
					best: 900,
					publisher: 'Another team'
				}
			});
			expect((await chosenOf(tx)).map(({ code: one }) => one)).toContain(other);
			await recommendFigure(tx, entered, 'we were there');
			const first = await chosenOf(tx);
			await recommendFigure(tx, entered, null);
			return [entered, first, await chosenOf(tx)] as const;
		});
		expect(recommended.find((figure) => figure.code === code)?.recommendation).toMatchObject({
			reason: 'we were there'
		});
		expect(back.map((figure) => figure.code)).not.toContain(code);
	});
});

describe('assigning overlap groups', () => {
	const groupsOf = async (tx: Tx, code: string) => {
		const [found] = await rows<{ groups: string[]; assigned: boolean }>(
			tx,
			sql`SELECT overlap_groups AS groups, is_overlap_assigned AS assigned FROM figures WHERE code = ${code} AND retired_revision_id IS NULL`
		);
		return found!;
	};

	it('makes a new version with nothing else changed, and outlives the file that comes again', async () => {
		const [versions, after] = await withSites(record.current, async (tx) => {
			await giveScope(tx, COORDINATOR.userId, { areaPcode: 'KH12' });
			await become(tx, COORDINATOR);
			const [printed] = await rows<{ code: string }>(
				tx,
				sql`SELECT f.code FROM figures f JOIN figure_series s ON s.id = f.series_id WHERE s.area_pcode = 'KH12' AND f.code LIKE 'KH-D-%' LIMIT 1`
			);
			const { code } = printed!;
			expect(await assignOverlapGroups(tx, code, ['river', 'bridge', 'river'], 'they said so')).toBe(true);
			expect(await assignOverlapGroups(tx, code, ['bridge', 'river'], 'again')).toBe(false);
			const found = await rows<{ said: string }>(
				tx,
				sql`SELECT DISTINCT (to_jsonb(f) - ARRAY['id', 'overlap_groups', 'is_overlap_assigned', 'revision_id', 'retired_revision_id'])::text AS said
					FROM figures f WHERE f.code = ${code}`
			);
			await become(tx, ADMIN);
			const context = await openStoreContext(tx, 'public_record', await beginRevision(tx, 'again', 'a file'));
			const file = await displacementStore.list(context);
			expect(file.find(({ id }) => id === code)?.overlapGroup).toEqual(['bridge', 'river']);
			await displacementStore.write(
				file.map((row) => ({ ...row, overlapGroup: [] })),
				context,
				true
			);
			return [found, await groupsOf(tx, code)] as const;
		});
		expect(versions).toHaveLength(1);
		expect(after).toEqual({ groups: ['bridge', 'river'], assigned: true });
	});

	it('of an area out of scope is refused', async () => {
		const refused = asCoordinator(async (tx) => {
			const [elsewhere] = await rows<{ code: string }>(
				tx,
				sql`SELECT f.code FROM figures f JOIN figure_series s ON s.id = f.series_id WHERE s.area_pcode = 'KH18' LIMIT 1`
			);
			await assignOverlapGroups(tx, elsewhere!.code, ['river'], 'why');
		});
		expect(await refusalOf(refused)).toBe(NO_RIGHT);
	});
});
