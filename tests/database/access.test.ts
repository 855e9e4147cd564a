import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { endScope, giveScope, type Scope } from '#lib/server/commands/access.ts';
import type { Actor } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { listOwnSites, readExactly } from '#lib/server/queries/exact-record.ts';
import { become } from '../support/become.ts';
import { useDatabase } from '../support/database.ts';
import { as, OTHER_SITE, SITE, withSites } from '../support/own-sites.ts';

const record = useDatabase('record');

/** Codes of our own shelters that a coordinator with this scope sees in a table. */
const scoped = (scope: Scope | null, table = 'shelters', role: Actor['role'] = 'coordinator') =>
	withSites(record.current, async (tx) => {
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
		['the country', { areaPcode: 'KH' }, [SITE, OTHER_SITE]],
		['Phnom Penh', { areaPcode: 'KH12' }, [SITE]],
		['another province', { areaPcode: 'KH18' }, []],
		['a partner', { partner: 'B' }, [OTHER_SITE]],
		['one shelter', { shelterCode: SITE }, [SITE]]
	])('who answers for %s sees the shelters of that scope alone', async (_, scope, codes) => {
		expect(await scoped(scope)).toEqual(codes);
		expect(await scoped(scope, 'records')).toEqual(codes);
		expect(await scoped(scope, 'shelter_reports')).toEqual(codes.filter((code) => code === SITE));
	});

	it('sees every shelter that a source printed, whatever the scope', async () => {
		const count = await withSites(record.current, async (tx) => {
			await become(tx, as('coordinator'));
			return (await rows(tx, sql`SELECT 1 FROM shelters WHERE code LIKE 'KH-S-%'`)).length;
		});
		expect(count).toBe(8);
	});

	it('sees nothing more once the scope has ended', async () => {
		const found = await withSites(record.current, async (tx) => {
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

	it('finds their own shelters listed, and others find none', async () => {
		const lists = await withSites(record.current, async (tx) => {
			await giveScope(tx, 'operator', { shelterCode: SITE });
			await giveScope(tx, 'coordinator', { areaPcode: 'KH' });
			const found = [];
			for (const actor of [
				as('operator', 'operator'),
				as('coordinator', 'coordinator'),
				as('operator', 'somebody else')
			]) {
				await become(tx, actor);
				found.push((await listOwnSites(tx)).filter(({ code }) => code.startsWith('LV-')));
			}
			return found;
		});
		const site = { code: SITE, name: 'Quxford House' };
		expect(lists).toEqual([[site], [site, { code: OTHER_SITE, name: null }], []]);
	});
});
