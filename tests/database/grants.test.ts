import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { giveGrant, revokeGrant } from '#lib/server/commands/access.ts';
import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listOwnGrants, readExactly } from '#lib/server/queries/exact-record.ts';
import { become } from '../support/become.ts';
import { useDatabase } from '../support/database.ts';
import { ADMIN, as, HOUR, SITE, soon, withSites } from '../support/own-sites.ts';
import { attempt, becomeSuperuser, NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');

describe('a grant', () => {
	const grantTo = (userId: string, expiresAt: Date, change?: (tx: Tx) => Promise<unknown>) =>
		withSites(record.current, async (tx) => {
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
			withSites(record.current, (tx) =>
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

	it('is listed for its holder while it holds, and for nobody else', async () => {
		const [held, others, later] = await withSites(record.current, async (tx) => {
			await giveGrant(tx, {
				userId: 'reader',
				recordCode: SITE,
				reason: 'for a study',
				expiresAt: soon(HOUR)
			});
			const lists = [];
			for (const userId of ['reader', 'somebody else']) {
				await become(tx, as('researcher', userId));
				lists.push(await listOwnGrants(tx));
			}
			await become(tx, ADMIN);
			const [grant] = await rows<{ id: number }>(tx, sql`SELECT id::int AS id FROM grants`);
			await revokeGrant(tx, grant!.id);
			await become(tx, as('researcher', 'reader'));
			return [...lists, await listOwnGrants(tx)];
		});
		expect(held).toMatchObject([{ recordCode: SITE, reason: 'for a study' }]);
		expect([others, later]).toEqual([[], []]);
	});
});
