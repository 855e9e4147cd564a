import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { giveGrant, giveScope, type Scope } from '#lib/server/commands/access.ts';
import { setShelterPlace } from '#lib/server/commands/disclosure.ts';
import type { Actor } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { readExactly } from '#lib/server/queries/exact-record.ts';
import { become } from '../support/become.ts';
import { useDatabase } from '../support/database.ts';
import { ADMIN, ALL_ROLES, as, HOUR, OTHER_SITE, SITE, soon, withSites } from '../support/own-sites.ts';
import { attempt, NO_RIGHT } from '../support/superuser.ts';

const record = useDatabase('record');

describe('an exact place', () => {
	it('is in a table that no role may read', async () => {
		for (const role of ALL_ROLES) {
			expect(await attempt(record.current, as(role), sql`SELECT 1 FROM sala.shelter_places`)).toBe(NO_RIGHT);
		}
	});

	it.each<[Actor['role'], Scope | null, boolean]>([
		['admin', null, true],
		['coordinator', { areaPcode: 'KH12' }, true],
		['coordinator', { areaPcode: 'KH18' }, false],
		['operator', { shelterCode: SITE }, true],
		['operator', { shelterCode: OTHER_SITE }, false],
		['researcher', { shelterCode: SITE }, false],
		['donor', null, false]
	])('is for %s with scope %j: %j', async (role, scope, isGiven) => {
		const found = await withSites(record.current, async (tx) => {
			if (scope) await giveScope(tx, 'user', scope);
			await become(tx, as(role));
			return readExactly(tx, SITE);
		});
		expect(found?.address).toBe(isGiven ? '7 Quxford Road' : undefined);
		if (isGiven)
			expect(found).toMatchObject({ lon: 104.912345, lat: 11.567891, contact: 'desk@quxford.example' });
	});

	it('is written to the audit each time it is read, and not where it is refused', async () => {
		const logged = await withSites(record.current, async (tx) => {
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
			withSites(record.current, async (tx) => {
				await giveScope(tx, 'user', scope);
				await become(tx, as('operator'));
				const place = { code: SITE, point: [104.5, 11.5] as [number, number], address: null, contact: null };
				await setShelterPlace(tx, place);
				return readExactly(tx, SITE);
			});
		expect(await move({ shelterCode: SITE })).toMatchObject({ lon: 104.5, lat: 11.5, address: null });
		await expect(move({ shelterCode: OTHER_SITE })).rejects.toThrow();
	});

	it('says who may move it: an admin and whoever answers for it, not the holder of a grant', async () => {
		const theirs = await withSites(record.current, async (tx) => {
			await giveScope(tx, 'operator', { shelterCode: SITE });
			await giveGrant(tx, {
				userId: 'reader',
				recordCode: SITE,
				reason: 'for a study',
				expiresAt: soon(HOUR)
			});
			const found: (boolean | undefined)[] = [];
			for (const actor of [ADMIN, as('operator', 'operator'), as('researcher', 'reader')]) {
				await become(tx, actor);
				found.push((await readExactly(tx, SITE))?.isTheirs);
			}
			return found;
		});
		expect(theirs).toEqual([true, true, false]);
	});

	it('that was moved is in the audit, and the act names no shelter to those who read history', async () => {
		const { entry, reason } = await withSites(record.current, async (tx) => {
			const place = {
				code: SITE,
				point: [104.5, 11.5] as [number, number],
				address: 'By the river',
				contact: null
			};
			const revision = await setShelterPlace(tx, place);
			const [entry] = await rows(
				tx,
				sql`SELECT actor, role, record_code, before, after FROM audit WHERE action = 'wrote place' AND revision_id = ${revision}`
			);
			const [row] = await rows<{ reason: string }>(
				tx,
				sql`SELECT reason FROM revisions WHERE id = ${revision}`
			);
			return { entry, reason: row!.reason };
		});
		expect(entry).toEqual({ actor: 'admin', role: 'admin', record_code: SITE, before: null, after: null });
		expect(reason).not.toContain(SITE);
	});
});
