import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { giveGrant, revokeGrant } from '#lib/server/commands/access.ts';
import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import { rows } from '#lib/server/db/rows.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { ADMIN, ALL_ROLES, as, HOUR, SITE, soon, withSites } from '../support/own-sites.ts';
import { attempt, becomeSuperuser, NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');

describe('the audit', () => {
	it('is changed and deleted by no role', async () => {
		for (const role of ALL_ROLES) {
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
		const [given, revoked] = await withSites(record.current, async (tx) => {
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
		const actions = await withSites(record.current, async (tx) => {
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
