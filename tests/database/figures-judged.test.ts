import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { giveScope } from '#lib/server/commands/access.ts';
import { addFigure, assignOverlapGroups, recommendFigure } from '#lib/server/commands/figures.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { openStoreContext } from '#lib/server/import/store-context.ts';
import { displacementStore } from '#lib/server/import/stores/displacement.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { become } from '../support/become.ts';
import { useDatabase } from '../support/database.ts';
import { asCoordinatorOf, asked, COORDINATOR, FIGURE, refusalOf } from '../support/entered.ts';
import { ADMIN, withSites } from '../support/own-sites.ts';
import { NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');

const asCoordinator = <T>(work: (tx: Tx) => Promise<T>) => asCoordinatorOf(record.current, work);

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
