import { COMMAND_LINE, type Actor } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { become } from './become.ts';
import { rolledBack } from './database.ts';
import { enterReport, enterShelter } from './own-records.ts';
import { becomeSuperuser } from './superuser.ts';

/** A shelter of ours in Phnom Penh, run by A; the other one, {@link OTHER_SITE}, nobody located, and B runs it. */
export const SITE = 'LV-S-001';
export const OTHER_SITE = 'LV-S-002';

/** An admin of the tests. */
export const ADMIN: Actor = { role: 'admin', userId: 'admin' };

/** Somebody in a role. */
export const as = (role: Actor['role'], userId = 'user'): Actor => ({ role, userId });

/** Every role that somebody may have, and those of the program itself. */
export const ALL_ROLES = [
	'public',
	'donor',
	'researcher',
	'operator',
	'coordinator',
	'admin',
	'accounts'
] as const;

/** Does the work as an admin with two shelters of ours; nothing of it stays. */
export function withSites<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
	return rolledBack(database, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		await enterShelter(tx, {
			...{ code: SITE, name: 'Quxford House', operator: 'A', area: 'KH12', point: [104.912345, 11.567891] },
			...{ address: '7 Quxford Road', contact: 'desk@quxford.example' }
		});
		await enterReport(tx, { code: SITE, on: '2026-02-20', occupancy: 30 });
		await enterShelter(tx, { code: OTHER_SITE, operator: 'B', area: null });
		await become(tx, ADMIN);
		return work(tx);
	});
}

/** A moment so many milliseconds from now. */
export const soon = (ms: number): Date => new Date(Date.now() + ms);
export const HOUR = 3_600_000;
