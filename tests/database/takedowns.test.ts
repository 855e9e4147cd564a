import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { askForTakedown } from '#lib/server/commands/access.ts';
import { grantTakedown } from '#lib/server/commands/takedowns.ts';
import { PUBLIC } from '#lib/server/db/actor.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listRungs } from '#lib/server/queries/disclosures.ts';
import { findOpenTakedown, listTakedowns, type ListedTakedown } from '#lib/server/queries/takedowns.ts';
import { become } from '../support/become.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { ADMIN } from '../support/own-sites.ts';

const record = useDatabase('record');

const SHELTER = 'KH-S-002';
const COMPOUND = 'KH-C-001';

/** Does the work as an admin; nothing of it stays. */
const asAdmin = <T>(work: (tx: Tx) => Promise<T>) => rolledBack(record.current, ADMIN, work);

const grant = async (tx: Tx, request: ListedTakedown, code: string, text: string) =>
	grantTakedown(tx, request, { code, rungs: await listRungs(tx, code) }, text);

describe('a takedown request', () => {
	const ask = async (tx: Tx, wish: 'hide_place' | 'hide_operator' | 'hide_all' | 'correct') => {
		await become(tx, PUBLIC);
		const request = { about: 'Our house', wish, details: 'Call Vanna', replyTo: 'house@example.org' };
		const id = await askForTakedown(tx, request);
		await become(tx, ADMIN);
		return (await findOpenTakedown(tx, id))!;
	};

	it('is granted: what it asks to hide is hidden to every audience, and what they said of themselves is gone', async () => {
		const { open, after, shown, again } = await asAdmin(async (tx) => {
			const request = await ask(tx, 'hide_all');
			const open = await listTakedowns(tx);
			const isDone = await grant(tx, request, SHELTER, 'They asked, and it is theirs');
			expect(isDone).toBe(true);
			const shown = await rows<{ seen: string }>(
				tx,
				sql`SELECT audience || ' ' || name_rung || ' ' || operator_rung || ' ' || place_rung AS seen FROM disclosures
					WHERE record_code = ${SHELTER} AND retired_revision_id IS NULL`
			);
			const again = await grant(tx, request, SHELTER, 'Twice');
			return { open, after: await listTakedowns(tx), shown, again };
		});
		expect(open.open).toMatchObject([
			{ wish: 'hide_all', details: 'Call Vanna', replyTo: 'house@example.org' }
		]);
		expect(shown).toEqual([{ seen: 'public hidden hidden hidden' }]);
		expect(after).toMatchObject({
			open: [],
			answered: [
				{
					state: 'granted',
					recordCode: SHELTER,
					details: '',
					replyTo: null,
					answeredBy: { id: ADMIN.userId }
				}
			]
		});
		expect(again).toBe(false);
	});

	it('hides what it asks for and leaves the rest as it was', async () => {
		const [before, after] = await asAdmin(async (tx) => {
			const seen = () =>
				rows<Record<'name' | 'operator' | 'place', string>>(
					tx,
					sql`SELECT coalesce(d.name_rung, s.name_rung) AS name, coalesce(d.operator_rung, s.operator_rung) AS operator,
							coalesce(d.place_rung, s.place_rung) AS place
						FROM shelters s LEFT JOIN disclosures d ON d.record_code = s.code AND d.audience = 'public'
							AND d.retired_revision_id IS NULL
						WHERE s.code = ${SHELTER} AND s.retired_revision_id IS NULL`
				);
			const was = await seen();
			await grant(tx, await ask(tx, 'hide_operator'), SHELTER, 'They asked');
			return [was[0]!, (await seen())[0]!];
		});
		expect(before.operator).not.toBe('hidden');
		expect(after).toEqual({ ...before, operator: 'hidden' });
	});

	it('is not granted for what is no shelter, and stays open', async () => {
		const [isDone, listed] = await asAdmin(async (tx) => {
			const request = await ask(tx, 'hide_place');
			return [await grant(tx, request, COMPOUND, 'No'), await listTakedowns(tx)] as const;
		});
		expect(isDone).toBe(false);
		expect(listed.open).toHaveLength(1);
	});

	it('to correct something changes nothing of what is shown', async () => {
		const revisions = await asAdmin(async (tx) => {
			const count = () => rows<{ n: number }>(tx, sql`SELECT count(*)::int AS n FROM revisions`);
			const before = await count();
			expect(await grant(tx, await ask(tx, 'correct'), SHELTER, 'Corrected')).toBe(true);
			return [before, await count()];
		});
		expect(revisions[1]).toEqual(revisions[0]);
	});
});
