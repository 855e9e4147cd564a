import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { giveScope, type Scope } from '#lib/server/commands/access.ts';
import { addTurnAway, requestBeds, takeBackTurnAway } from '#lib/server/commands/holds.ts';
import type { Actor } from '#lib/server/db/actor.ts';
import { sqlState } from '#lib/server/db/postgres-errors.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { findHoldingShelter, listHolds, listTurnAways } from '#lib/server/queries/holds.ts';
import { become } from '../support/become.ts';
import { ANYBODY, NOON, promiseBeds, reportBeds } from '../support/beds.ts';
import { useDatabase } from '../support/database.ts';
import { ADMIN, ALL_ROLES, as, OTHER_SITE, SITE, withSites } from '../support/own-sites.ts';
import { attempt, NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');
const place = { shelterCode: SITE, at: NOON };
const turnedAway = { day: '2026-02-22', people: 3, reason: 'no_visa', note: 'Sent to the embassy' } as const;
const request = { people: 2, attributes: ANYBODY, reason: null };

/** Does the work as somebody with a scope, where beds are held and people were turned away. */
const withHolds = <T>(role: Actor['role'], scope: Scope | null, work: (tx: Tx) => Promise<T>) =>
	withSites(record.current, async (tx) => {
		await reportBeds(tx);
		await promiseBeds(tx, 4);
		await addTurnAway(tx, place, turnedAway);
		if (scope) await giveScope(tx, 'user', scope);
		await become(tx, as(role));
		return work(tx);
	});

const READERS: [Actor['role'], Scope | null, boolean][] = [
	['admin', null, true],
	['coordinator', { areaPcode: 'KH12' }, true],
	['coordinator', { partner: 'A' }, true],
	['coordinator', { areaPcode: 'KH18' }, false],
	['coordinator', null, false],
	['operator', { shelterCode: SITE }, true],
	['operator', { shelterCode: OTHER_SITE }, false],
	// No area is a scope of an operator.
	['operator', { areaPcode: 'KH12' }, false]
];

describe('holds and turn-aways', () => {
	it.each(READERS)('are for %s with scope %j: %j', async (role, scope, isGiven) => {
		const found = await withHolds(role, scope, async (tx) => ({
			shelter: await findHoldingShelter(tx, SITE, NOON, '2026-02-22'),
			holds: (await listHolds(tx, SITE)).length,
			turnAways: await listTurnAways(tx, SITE)
		}));
		expect(found.shelter).toEqual(
			isGiven
				? {
						code: SITE,
						name: 'Quxford House',
						free: 10,
						held: 4,
						reportedOn: '2026-02-22',
						entryConditions: []
					}
				: undefined
		);
		expect(found.holds).toBe(isGiven ? 1 : 0);
		expect(found.turnAways).toEqual(isGiven ? [{ number: 1, ...turnedAway }] : []);
	});

	it.each(READERS)('are written by %s with scope %j: %j', async (role, scope, isGiven) => {
		const write = async (work: (tx: Tx) => Promise<unknown>) => {
			try {
				await withHolds(role, scope, work);
				return true;
			} catch (error) {
				expect(sqlState(error)).toBe(NO_RIGHT);
				return false;
			}
		};
		expect(await write((tx) => requestBeds(tx, place, request))).toBe(isGiven);
		expect(await write((tx) => promiseBeds(tx, 1))).toBe(isGiven);
		expect(await write((tx) => addTurnAway(tx, place, turnedAway))).toBe(isGiven);
		expect(await write((tx) => takeBackTurnAway(tx, place, 1))).toBe(isGiven);
	});

	it('are read and written by no other role', async () => {
		const asked: SQL[] = [
			sql`SELECT 1 FROM sala.holds`,
			sql`SELECT 1 FROM sala.turn_aways`,
			sql`SELECT sala.count_beds(${SITE}, now())`,
			sql`SELECT sala.request_beds(${SITE}, now(), 1, NULL, NULL, NULL, NULL, NULL, NULL)`
		];
		for (const role of ALL_ROLES.filter((one) => !['operator', 'coordinator', 'admin'].includes(one)))
			for (const statement of asked)
				expect(await attempt(record.current, as(role), statement)).toBe(NO_RIGHT);
	});

	it('are changed by functions alone, and the counter is read by nobody', async () => {
		const refused: SQL[] = [
			sql`INSERT INTO sala.holds (shelter_code, number, state, people, since, revision_id) VALUES (${SITE}, 1, 'requested', 1, now(), 1)`,
			sql`UPDATE sala.holds SET state = 'cancelled'`,
			sql`DELETE FROM sala.holds`,
			sql`UPDATE sala.turn_aways SET people = 1`,
			sql`DELETE FROM sala.turn_aways`,
			sql`SELECT 1 FROM sala.bed_counters`,
			sql`SELECT sala.begin_hold(${SITE}, now())`
		];
		for (const role of ALL_ROLES)
			for (const statement of refused)
				expect(await attempt(record.current, as(role), statement)).toBe(NO_RIGHT);
	});

	it('of a shelter that does not exist are nobody’s', async () => {
		const nothing = await withHolds('admin', null, (tx) =>
			findHoldingShelter(tx, 'LV-S-999', NOON, '2026-02-22')
		);
		expect(nothing).toBeUndefined();
	});

	it('stand in the audit with who wrote them, of which shelter and when, and say no word of the group', async () => {
		const found = await withHolds('coordinator', { areaPcode: 'KH12' }, async (tx) => {
			await requestBeds(tx, place, { ...request, reason: 'Bus from Poipet' });
			await become(tx, ADMIN);
			return rows(
				tx,
				sql`SELECT actor, role, record_code, before, after FROM audit WHERE action = 'wrote beds' ORDER BY id DESC LIMIT 1`
			);
		});
		expect({ ...found[0] }).toEqual({
			...{ actor: 'user', role: 'coordinator', record_code: SITE, before: null, after: null }
		});
	});
});

describe('turn-aways', () => {
	it('may be of a number that nobody knows, and of no day that has not come', async () => {
		const unknown = { ...turnedAway, people: null, note: null };
		const listed = await withHolds('admin', null, async (tx) => {
			await addTurnAway(tx, place, unknown);
			return listTurnAways(tx, SITE);
		});
		expect(listed).toEqual([
			{ number: 2, ...unknown },
			{ number: 1, ...turnedAway }
		]);
		const tomorrow = withHolds('admin', null, (tx) =>
			addTurnAway(tx, place, { ...turnedAway, day: '2026-02-23' })
		);
		await expect(tomorrow).rejects.toMatchObject({ cause: { code: '23514' } });
	});

	it('are taken back, and stand in the history', async () => {
		const found = await withHolds('admin', null, async (tx) => {
			await takeBackTurnAway(tx, place, 1);
			return [await listTurnAways(tx, SITE), (await rows(tx, sql`SELECT 1 FROM turn_aways`)).length];
		});
		expect(found).toEqual([[], 1]);
	});
});
