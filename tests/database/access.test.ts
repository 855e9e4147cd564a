import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE, type Actor } from '#lib/server/db/actor.ts';
import { endScope, giveGrant, giveScope, revokeGrant, type Scope } from '#lib/server/commands/access.ts';
import { setShelterPlace } from '#lib/server/commands/disclosure.ts';
import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { readExactly } from '#lib/server/queries/exact-record.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { enterReport, enterShelter } from '../support/own-records.ts';
import { attempt, becomeSuperuser, NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');

const SITE = 'LV-S-001';
const ADMIN: Actor = { role: 'admin', userId: 'admin' };

/** From here on in this transaction somebody else asks. */
async function become(tx: Tx, { role, userId }: Actor): Promise<void> {
	await tx.execute(
		sql`SELECT set_config('role', ${`sala_${role}`}, true), set_config('sala.user_id', ${userId}, true)`
	);
}

const as = (role: Actor['role'], userId = 'user'): Actor => ({ role, userId });

/** Does the work with two shelters of ours: one in Phnom Penh run by A, and one nobody located run by B. */
const withSites = <T>(work: (tx: Tx) => Promise<T>) =>
	rolledBack(record.current, ADMIN, async (tx) => {
		await becomeSuperuser(tx);
		await enterShelter(tx, {
			...{ code: SITE, name: 'Quxford House', operator: 'A', area: 'KH12', point: [104.912345, 11.567891] },
			...{ address: '7 Quxford Road', contact: 'desk@quxford.example' }
		});
		await enterReport(tx, { code: SITE, on: '2026-02-20', occupancy: 30 });
		await enterShelter(tx, { code: 'LV-S-002', operator: 'B', area: null });
		await become(tx, ADMIN);
		return work(tx);
	});

/** Codes of our own shelters that a coordinator with this scope sees in a table. */
const scoped = (scope: Scope | null, table = 'shelters', role: Actor['role'] = 'coordinator') =>
	withSites(async (tx) => {
		if (scope) await giveScope(tx, 'user', scope);
		await become(tx, as(role));
		const key = table === 'shelter_reports' ? 'shelter_code' : 'code';
		const found = await rows<{ code: string }>(
			tx,
			sql`SELECT DISTINCT ${sql.identifier(key)} AS code FROM ${sql.identifier(table)} WHERE ${sql.identifier(key)} LIKE 'LV-S-%' ORDER BY 1`
		);
		return found.map(({ code }) => code);
	});

describe('a coordinator', () => {
	it.each<[string, Scope | null, string[]]>([
		['nothing', null, []],
		['the country', { areaPcode: 'KH' }, [SITE, 'LV-S-002']],
		['Phnom Penh', { areaPcode: 'KH12' }, [SITE]],
		['another province', { areaPcode: 'KH18' }, []],
		['a partner', { partner: 'B' }, ['LV-S-002']],
		['one shelter', { shelterCode: SITE }, [SITE]]
	])('who answers for %s sees the shelters of that scope alone', async (_, scope, codes) => {
		expect(await scoped(scope)).toEqual(codes);
		expect(await scoped(scope, 'records')).toEqual(codes);
		expect(await scoped(scope, 'shelter_reports')).toEqual(codes.filter((code) => code === SITE));
	});

	it('sees every shelter that a source printed, whatever the scope', async () => {
		const count = await withSites(async (tx) => {
			await become(tx, as('coordinator'));
			return (await rows(tx, sql`SELECT 1 FROM shelters WHERE code LIKE 'KH-S-%'`)).length;
		});
		expect(count).toBe(8);
	});

	it('sees nothing more once the scope has ended', async () => {
		const found = await withSites(async (tx) => {
			await giveScope(tx, 'user', { areaPcode: 'KH' });
			const [scope] = await rows<{ id: number }>(tx, sql`SELECT id::int AS id FROM user_scopes`);
			await endScope(tx, scope!.id);
			await become(tx, as('coordinator'));
			return [
				await readExactly(tx, SITE),
				(await rows(tx, sql`SELECT 1 FROM shelters WHERE code = ${SITE}`)).length
			];
		});
		expect(found).toEqual([undefined, 0]);
	});
});

describe('an operator of shelters', () => {
	it('sees their own shelters, and no area or partner is a scope of theirs', async () => {
		expect(await scoped({ shelterCode: SITE }, 'shelters', 'operator')).toEqual([SITE]);
		expect(await scoped({ areaPcode: 'KH' }, 'shelters', 'operator')).toEqual([]);
		expect(await scoped({ partner: 'A' }, 'shelters', 'operator')).toEqual([]);
	});
});

describe('an exact place', () => {
	it('is in a table that no role may read', async () => {
		for (const role of [
			'public',
			'donor',
			'researcher',
			'operator',
			'coordinator',
			'admin',
			'accounts'
		] as const) {
			expect(await attempt(record.current, as(role), sql`SELECT 1 FROM sala.shelter_places`)).toBe(NO_RIGHT);
		}
	});

	it.each<[Actor['role'], Scope | null, boolean]>([
		['admin', null, true],
		['coordinator', { areaPcode: 'KH12' }, true],
		['coordinator', { areaPcode: 'KH18' }, false],
		['operator', { shelterCode: SITE }, true],
		['operator', { shelterCode: 'LV-S-002' }, false],
		['researcher', { shelterCode: SITE }, false],
		['donor', null, false]
	])('is for %s with scope %j: %j', async (role, scope, isGiven) => {
		const found = await withSites(async (tx) => {
			if (scope) await giveScope(tx, 'user', scope);
			await become(tx, as(role));
			return readExactly(tx, SITE);
		});
		expect(found?.address).toBe(isGiven ? '7 Quxford Road' : undefined);
		if (isGiven)
			expect(found).toMatchObject({ lon: 104.912345, lat: 11.567891, contact: 'desk@quxford.example' });
	});

	it('is written to the audit each time it is read, and not where it is refused', async () => {
		const logged = await withSites(async (tx) => {
			await giveScope(tx, 'reader', { shelterCode: SITE });
			await become(tx, as('operator', 'reader'));
			await readExactly(tx, SITE);
			await readExactly(tx, SITE);
			await become(tx, as('operator', 'other'));
			await readExactly(tx, SITE);
			await become(tx, ADMIN);
			return rows(
				tx,
				sql`SELECT actor, role, record_code FROM audit WHERE action = 'read exactly' ORDER BY id`
			);
		});
		const reading = { actor: 'reader', role: 'operator', record_code: SITE };
		expect(logged.map((row) => ({ ...row }))).toEqual([reading, reading]);
	});

	it('is moved by whoever answers for the shelter, and by nobody else', async () => {
		const move = (scope: Scope) =>
			withSites(async (tx) => {
				const revision = await beginRevision(tx, 'for a test');
				await giveScope(tx, 'user', scope);
				await become(tx, as('operator'));
				const place = { code: SITE, point: [104.5, 11.5] as [number, number], address: null, contact: null };
				await setShelterPlace(tx, revision, place);
				return readExactly(tx, SITE);
			});
		expect(await move({ shelterCode: SITE })).toMatchObject({ lon: 104.5, lat: 11.5, address: null });
		await expect(move({ shelterCode: 'LV-S-002' })).rejects.toThrow();
	});
});

const soon = (ms: number) => new Date(Date.now() + ms);
const HOUR = 3_600_000;

describe('a grant', () => {
	const grantTo = (userId: string, expiresAt: Date, change?: (tx: Tx) => Promise<unknown>) =>
		withSites(async (tx) => {
			await giveGrant(tx, { userId, recordCode: SITE, reason: 'for a study', expiresAt });
			await change?.(tx);
			await become(tx, as('researcher', 'researcher'));
			return readExactly(tx, SITE);
		});

	it('lets one user see one record exactly', async () => {
		expect(await grantTo('researcher', soon(HOUR))).toMatchObject({ name: 'Quxford House', lat: 11.567891 });
		expect(await grantTo('somebody else', soon(HOUR))).toBeUndefined();
	});

	it('is nothing once it has expired, is revoked, or its record is withdrawn', async () => {
		const expire = async (tx: Tx) => {
			await becomeSuperuser(tx);
			await tx.execute(
				sql`UPDATE sala.grants SET given_at = clock_timestamp() - interval '2 days', expires_at = clock_timestamp() - interval '1 second'`
			);
		};
		expect(await grantTo('researcher', soon(HOUR), expire)).toBeUndefined();
		const revoke = async (tx: Tx) => {
			const [grant] = await rows<{ id: number }>(tx, sql`SELECT id::int AS id FROM grants`);
			await revokeGrant(tx, grant!.id);
		};
		expect(await grantTo('researcher', soon(HOUR), revoke)).toBeUndefined();
		const withdraw = async (tx: Tx) =>
			movePublication(tx, await beginRevision(tx, 'for a test'), [SITE], {
				...{ publication: 'withdrawn', rule: 'for_a_test', reason: 'for a test' }
			});
		expect(await grantTo('researcher', soon(HOUR), withdraw)).toBeUndefined();
	});

	it.each<[string, SQL]>([
		['for more than 90 days', sql`('researcher', ${SITE}, 'why', now() + interval '91 days')`],
		['for no reason', sql`('researcher', ${SITE}, '', now() + interval '1 day')`],
		['to oneself', sql`('admin', ${SITE}, 'why', now() + interval '1 day')`],
		['that is over', sql`('researcher', ${SITE}, 'why', now() - interval '1 day')`]
	])('is never given %s', async (_, values) => {
		await expect(
			withSites((tx) =>
				tx.execute(sql`INSERT INTO grants (user_id, record_code, reason, expires_at) VALUES ${values}`)
			)
		).rejects.toThrow();
	});

	it('is given by admins alone, in their own name', async () => {
		const insert = sql`INSERT INTO sala.grants (user_id, record_code, reason, expires_at) VALUES ('x', 'KH-S-001', 'why', now() + interval '1 day')`;
		for (const role of ['public', 'donor', 'researcher', 'operator', 'coordinator'] as const) {
			expect(await attempt(record.current, as(role), insert)).toBe(NO_RIGHT);
		}
		const inAnother = sql`INSERT INTO grants (user_id, record_code, reason, expires_at, given_by) VALUES ('x', 'KH-S-001', 'why', now() + interval '1 day', 'y')`;
		expect(await attempt(record.current, ADMIN, inAnother)).toBe(NO_RIGHT);
	});
});

describe('the audit', () => {
	it('is changed and deleted by no role', async () => {
		for (const role of [
			'public',
			'donor',
			'researcher',
			'operator',
			'coordinator',
			'admin',
			'accounts'
		] as const) {
			for (const statement of [
				sql`UPDATE sala.audit SET actor = 'x'`,
				sql`DELETE FROM sala.audit`,
				sql`TRUNCATE sala.audit`,
				sql`INSERT INTO sala.audit (actor, role, action) VALUES ('x', 'x', 'x')`
			]) {
				expect(await attempt(record.current, as(role), statement)).toBe(NO_RIGHT);
			}
		}
	});

	it('is changed and deleted by its owner as little', async () => {
		const asOwner = async (statement: SQL) =>
			rolledBack(record.current, ADMIN, async (tx) => {
				await becomeSuperuser(tx);
				await tx.execute(sql`SELECT set_config('role', 'sala_owner', true)`);
				await tx.execute(statement);
			});
		for (const statement of [
			sql`UPDATE sala.audit SET actor = 'x'`,
			sql`DELETE FROM sala.audit`,
			sql`TRUNCATE sala.audit`
		]) {
			await expect(asOwner(statement)).rejects.toThrow();
		}
	});

	it('tells who gave which grant, with what is so now and what was before', async () => {
		const [given, revoked] = await withSites(async (tx) => {
			await giveGrant(tx, { userId: 'u', recordCode: SITE, reason: 'for a study', expiresAt: soon(HOUR) });
			const [grant] = await rows<{ id: number }>(tx, sql`SELECT id::int AS id FROM grants`);
			await revokeGrant(tx, grant!.id);
			return rows<{ actor: string; before: object | null; after: { revoked_at: string | null } }>(
				tx,
				sql`SELECT actor, before, after FROM audit WHERE record_code = ${SITE} AND action LIKE '%on grants' ORDER BY id`
			);
		});
		expect(given).toMatchObject({
			actor: 'admin',
			before: null,
			after: { reason: 'for a study', revoked_at: null }
		});
		expect(revoked).toMatchObject({ before: { revoked_at: null } });
		expect(revoked?.after.revoked_at).not.toBeNull();
	});

	it('has an entry for each act of writing and each step through the gate', async () => {
		const actions = await withSites(async (tx) => {
			await movePublication(tx, await beginRevision(tx, 'for a test'), ['KH-S-001'], {
				...{ publication: 'withdrawn', rule: 'for_a_test', reason: 'for a test' }
			});
			const found = await rows<{ action: string }>(
				tx,
				sql`SELECT action FROM audit WHERE revision_id = (SELECT max(id) FROM revisions) ORDER BY id`
			);
			return found.map(({ action }) => action);
		});
		expect(actions).toEqual(['wrote', 'insert on publications']);
	});

	it('is read by admins alone', async () => {
		for (const role of ['public', 'donor', 'researcher', 'operator', 'coordinator', 'accounts'] as const) {
			expect(await attempt(record.current, as(role), sql`SELECT 1 FROM sala.audit`)).toBe(NO_RIGHT);
		}
		expect(await attempt(record.current, COMMAND_LINE, sql`SELECT 1 FROM audit LIMIT 1`)).toBe(1);
	});
});
