import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveScope } from '#lib/server/commands/access.ts';
import { allocateBeds, moveHold, requestBeds, whatRefused } from '#lib/server/commands/holds.ts';
import { listActs, stateAt, type HoldAct } from '#lib/domain/holds.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listHeld } from '#lib/server/queries/held-beds.ts';
import { listHolds } from '#lib/server/queries/holds.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { become } from '../support/become.ts';
import { ANYBODY, at, countBeds, inHours, NOON, promiseBeds, reportBeds, seenHold } from '../support/beds.ts';
import { useDatabase } from '../support/database.ts';
import { as, SITE, withSites } from '../support/own-sites.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');

const view = { asOf: '2026-02-22', revision: LATEST, datasets: RECORD_AND_LIVE };

const withBeds = <T>(work: (tx: Tx) => Promise<T>) =>
	withSites(record.current, async (tx) => {
		await reportBeds(tx);
		return work(tx);
	});

/** The last revision of all. */
async function lastRevision(tx: Tx): Promise<number> {
	const [row] = await rows<{ id: number }>(tx, sql`SELECT max(id)::int AS id FROM revisions`);
	return row!.id;
}

describe('listHeld', () => {
	it('counts by shelter what is held at the moment, up to when it expires', async () => {
		const found = await withBeds(async (tx) => {
			await promiseBeds(tx, 4);
			const end = inHours(6);
			return [
				await listHeld(tx, view, NOON),
				await listHeld(tx, view, new Date(end.getTime() - 1)),
				await listHeld(tx, view, end)
			];
		});
		expect(found).toEqual([{ [SITE]: 4 }, { [SITE]: 4 }, {}]);
	});

	it('shows the holds as they were known to stand', async () => {
		const found = await withBeds(async (tx) => {
			const before = await lastRevision(tx);
			const number = await promiseBeds(tx, 4);
			const promised = await lastRevision(tx);
			await moveHold(tx, seenHold(number, 'allocated'), { act: 'cancel', people: null, reason: null });
			const heldAt = (revision: number) => listHeld(tx, { ...view, revision }, NOON);
			return [await heldAt(before), await heldAt(promised), await heldAt(LATEST)];
		});
		expect(found).toEqual([{}, { [SITE]: 4 }, {}]);
	});

	it('shows of a past day what stood at its end, whatever became of it', async () => {
		const found = await withBeds(async (tx) => {
			const number = await promiseBeds(tx, 4, NOON, 20);
			// What is written in one transaction is written now; the first acts are put on the day they are about.
			await becomeSuperuser(tx);
			await tx.execute(sql`UPDATE sala.revisions SET recorded_at = ${NOON.toISOString()}::timestamptz`);
			await become(tx, as('admin'));
			const nextDay = at('07:00', '2026-02-23');
			await moveHold(tx, seenHold(number, 'allocated', nextDay), {
				act: 'cancel',
				people: null,
				reason: null
			});
			const heldOn = (asOf: string, moment = at('12:00', '2026-03-01')) =>
				listHeld(tx, { ...view, asOf }, moment);
			return [await heldOn('2026-02-21'), await heldOn('2026-02-22'), await heldOn('2026-02-23')];
		});
		expect(found).toEqual([{}, { [SITE]: 4 }, {}]);
	});

	it('gives a coordinator the shelters they answer for, and no others', async () => {
		const asked = (area: string) =>
			withBeds(async (tx) => {
				await promiseBeds(tx, 4);
				await giveScope(tx, 'user', { areaPcode: area });
				await become(tx, as('coordinator'));
				return listHeld(tx, view, NOON);
			});
		expect([await asked('KH12'), await asked('KH18')]).toEqual([{ [SITE]: 4 }, {}]);
	});
});

describe('any sequence of acts and reports', () => {
	const anyStep = fc.record({
		hold: fc.nat(3),
		act: fc.constantFrom<HoldAct | 'report'>('allocate', 'allocate', 'arrive', 'depart', 'cancel', 'report'),
		pause: fc.integer({ min: 0, max: 5 })
	});

	it('is counted alike by the database and by the rules of the domain, and never promises a bed twice', async () => {
		const sequence = fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 14 }), (steps) =>
			withBeds(async (tx) => {
				let moment = at('06:00').getTime();
				for (const people of [4, 3, 5, 2])
					await requestBeds(
						tx,
						{ shelterCode: SITE, at: new Date(moment) },
						{ people, attributes: ANYBODY, reason: null }
					);
				for (const { hold: index, act, pause } of steps) {
					moment += pause * 3_600_000;
					const now = new Date(moment);
					const asOf = new Date(moment + 7 * 3_600_000).toISOString().slice(0, 10);
					const hold = (await listHolds(tx, SITE)).find(({ number }) => number === index + 1)!;
					const seen = seenHold(hold.number, stateAt(hold, now), now);
					if (act === 'report') await reportBeds(tx, { on: asOf });
					else if (listActs(seen.seen).includes(act)) {
						const before = await countBeds(tx, now);
						// A refusal would end the transaction in which everything is.
						await tx.execute(sql`SAVEPOINT before`);
						try {
							if (act === 'allocate') await allocateBeds(tx, seen, inHours(4, now));
							else await moveHold(tx, seen, { act, people: hold.people, reason: null });
						} catch (error) {
							expect(whatRefused(error)).toMatchObject({ why: 'noBed' });
							await tx.execute(sql`ROLLBACK TO before`);
							expect(await countBeds(tx, now)).toEqual(before);
						}
					}
					const { free, held } = await countBeds(tx, now);
					expect(await listHeld(tx, { ...view, asOf }, now)).toEqual(held > 0 ? { [SITE]: held } : {});
					expect(held).toBeLessThanOrEqual(free!);
				}
			})
		);
		await fc.assert(sequence, { numRuns: 25 });
	}, 120_000);
});
