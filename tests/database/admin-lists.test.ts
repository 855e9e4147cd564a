import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { endScope, giveGrant, giveScope, revokeGrant } from '#lib/server/commands/access.ts';
import { changeRole } from '#lib/server/commands/accounts.ts';
import { listAudit } from '#lib/server/queries/audit.ts';
import { hasPlace, listGrants } from '#lib/server/queries/grants.ts';
import { hasShelter, listPartners, listScopes } from '#lib/server/queries/scopes.ts';
import { COMMAND_LINE, ROLES, type Actor } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { asSuperuser, attempt, NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');

const SHELTER = 'KH-S-002';
const COMPOUND = 'KH-C-001';
const head = { id: randomUUID(), email: 'head@example.org', name: 'Head Of Office', role: 'admin' };
const sok = { id: randomUUID(), email: 'sok@example.org', name: 'Sok Dara', role: 'coordinator' };
const HEAD: Actor = { role: 'admin', userId: head.id };

beforeAll(() =>
	asSuperuser(record.current, async (tx) => {
		for (const { id, email, name, role } of [head, sok])
			await tx.execute(sql`INSERT INTO sala_accounts.users (id, email, email_verified, name, role, created_at, updated_at)
				VALUES (${id}, ${email}, true, ${name}, ${role}, now(), now())`);
	})
);

/** Does the work as the head of the office; nothing of it stays. */
const asHead = <T>(work: (tx: Tx) => Promise<T>) => rolledBack(record.current, HEAD, work);

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

const grantTo = (tx: Tx, days: number) =>
	giveGrant(tx, { userId: sok.id, recordCode: SHELTER, reason: 'A visit', expiresAt: inDays(days) });

describe('the list of grants', () => {
	it('says of each whose it is, who gave it and whether it holds, newest first', async () => {
		const { grants, next } = await asHead(async (tx) => {
			await grantTo(tx, 1);
			await grantTo(tx, 2);
			const listed = await listGrants(tx, null);
			await revokeGrant(tx, listed.grants[0]!.id);
			return listGrants(tx, null);
		});
		expect(grants).toMatchObject([
			{
				recordCode: SHELTER,
				state: 'revoked',
				whose: { name: 'Sok Dara' },
				givenBy: { name: 'Head Of Office' }
			},
			{ recordCode: SHELTER, state: 'holds', reason: 'A visit', whose: { id: sok.id } }
		]);
		expect(Math.abs(grants[1]!.expiresAt - inDays(1).getTime())).toBeLessThan(60_000);
		expect(next).toBeNull();
	});

	it('goes on with the key of the next page', async () => {
		const [first, second] = await asHead(async (tx) => {
			for (const days of [1, 2, 3]) await grantTo(tx, days);
			const page = await listGrants(tx, null, 2);
			return [page, await listGrants(tx, page.next, 2)];
		});
		expect([first.grants.length, second.grants.length, second.next]).toEqual([2, 1, null]);
		expect(second.grants[0]!.id).toBe(first.next);
	});

	it('is proposed for shelters and compounds alone', async () => {
		const found = await asHead(async (tx) => [
			await hasPlace(tx, SHELTER),
			await hasPlace(tx, COMPOUND),
			await hasPlace(tx, 'SRC-001'),
			await hasPlace(tx, 'nothing')
		]);
		expect(found).toEqual([true, true, false, false]);
	});
});

describe('what somebody answers for', () => {
	it('is listed until it ends', async () => {
		const [given, left] = await asHead(async (tx) => {
			await giveScope(tx, sok.id, { areaPcode: 'KH12' });
			await giveScope(tx, sok.id, { partner: 'Some Partner' });
			await giveScope(tx, sok.id, { shelterCode: SHELTER });
			const scopes = await listScopes(tx, sok.id);
			await endScope(tx, scopes[0]!.id);
			return [scopes, await listScopes(tx, sok.id)];
		});
		expect(given).toMatchObject([
			{ areaPcode: 'KH12', partner: null, shelterCode: null },
			{ areaPcode: null, partner: 'Some Partner', shelterCode: null },
			{ areaPcode: null, partner: null, shelterCode: SHELTER }
		]);
		expect(left.map(({ partner, shelterCode }) => partner ?? shelterCode)).toEqual(['Some Partner', SHELTER]);
	});

	it('is chosen from the operators and shelters that there are', async () => {
		const [partners, isThere, isNot] = await asHead(async (tx) => [
			await listPartners(tx),
			await hasShelter(tx, SHELTER),
			await hasShelter(tx, COMPOUND)
		]);
		expect(partners.length).toBeGreaterThan(0);
		expect(new Set(partners).size).toBe(partners.length);
		expect([isThere, isNot]).toEqual([true, false]);
	});
});

describe('the audit', () => {
	it('holds who changed what, with before and after, and is found by record and by who', async () => {
		const found = await asHead(async (tx) => {
			await changeRole(tx, sok.id, 'researcher');
			await grantTo(tx, 1);
			const ask = (record: string | null, who: string | null) =>
				listAudit(tx, { record, who }, { start: null, size: 5 });
			return {
				byRecord: await ask(SHELTER, null),
				byName: await ask(null, 'head of office'),
				byEmail: await ask(null, 'HEAD@example.org'),
				byId: await ask(null, head.id),
				both: await ask(COMPOUND, head.id),
				byNobody: await ask(null, 'nobody')
			};
		});
		expect(found.byRecord.entries[0]).toMatchObject({
			...{ action: 'insert on grants', role: 'admin', recordCode: SHELTER, before: null },
			who: { id: head.id, name: 'Head Of Office', isCommandLine: false },
			whose: { id: sok.id, name: 'Sok Dara' },
			after: { user_id: sok.id, reason: 'A visit' }
		});
		const roleChange = found.byName.entries.find(({ action }) => action === 'update on users');
		expect(roleChange).toMatchObject({
			...{ before: { role: 'coordinator' }, after: { role: 'researcher' } },
			whose: { id: sok.id }
		});
		expect(JSON.stringify(roleChange)).not.toContain('sok@example.org');
		expect(found.byEmail).toEqual(found.byName);
		expect(found.byId).toEqual(found.byName);
		expect([found.both.entries, found.byNobody.entries]).toEqual([[], []]);
	});

	it('is paged by number, newest first, and nothing is there twice or missing', async () => {
		const numbers = await asHead(async (tx) => {
			for (const days of [1, 2, 3]) await grantTo(tx, days);
			const all = await listAudit(tx, { record: SHELTER, who: null }, { start: null });
			const paged: number[] = [];
			let start: number | null = null;
			do {
				const page = await listAudit(tx, { record: SHELTER, who: null }, { start, size: 2 });
				paged.push(...page.entries.map(({ id }) => id));
				start = page.next;
			} while (start !== null);
			return [all.entries.map(({ id }) => id), paged];
		});
		expect(numbers[0]!.length).toBeGreaterThan(2);
		expect(numbers[1]).toEqual(numbers[0]);
		expect(numbers[0]).toEqual([...numbers[0]!].sort((a, b) => b - a));
	});

	it('is read by admins alone', async () => {
		for (const role of ROLES.filter((one) => one !== 'admin'))
			for (const table of ['audit', 'grants', 'user_scopes', 'takedown_requests']) {
				const read = sql`SELECT id FROM sala.${sql.identifier(table)}`;
				expect(await attempt(record.current, { role, userId: sok.id }, read), `${role} ${table}`).toBe(
					NO_RIGHT
				);
			}
	});
});

it('the command line is told apart from people', async () => {
	const { entries } = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
		await grantTo(tx, 1);
		return listAudit(tx, { record: SHELTER, who: 'command line' }, { start: null, size: 1 });
	});
	expect(entries[0]?.who).toEqual({ id: 'command line', name: null, isCommandLine: true });
});
