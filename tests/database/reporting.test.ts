import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { giveScope } from '#lib/server/commands/access.ts';
import { Overtaken } from '#lib/server/commands/entering.ts';
import {
	addShelterReport,
	confirmShelterReport,
	retractShelterReport,
	type NewReport
} from '#lib/server/commands/shelter-reports.ts';
import { publish } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { findAnswered, listAnswered, listReports } from '#lib/server/queries/board.ts';
import { become } from '../support/become.ts';
import { useDatabase } from '../support/database.ts';
import { ADMIN, as, OTHER_SITE, SITE, withSites } from '../support/own-sites.ts';
import { becomeSuperuser, NO_RIGHT } from '../support/superuser.ts';
import { sqlState } from '#lib/server/db/postgres-errors.ts';

const record = useDatabase('record');

const TODAY = '2026-02-24';
const REPORT: NewReport = {
	...{ reportedOn: TODAY, status: 'open', closingOn: null, capacity: 60, occupancy: 48 },
	...{ entryConditions: ['women_only'], services: ['food'] }
};

/** As a coordinator of Phnom Penh; nothing of it stays. */
function asCoordinator<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	return withSites(record.current, async (tx) => {
		await giveScope(tx, 'coordinator', { areaPcode: 'KH12' });
		await become(tx, as('coordinator', 'coordinator'));
		return work(tx);
	});
}

const latestOf = async (tx: Tx, code = SITE) => (await findAnswered(tx, 'scope', TODAY, code))!.report;

const refusalOf = (work: Promise<unknown>) => work.then(() => null, sqlState);

describe('a report of a shelter', () => {
	it('is added beside those before, and counts from then on', async () => {
		const [added, latest, all] = await asCoordinator(async (tx) => {
			const seen = (await latestOf(tx))!.id;
			const isAdded = await addShelterReport(tx, SITE, seen, REPORT);
			return [isAdded, await latestOf(tx), await listReports(tx, SITE, 10)] as const;
		});
		expect(added).toBe(true);
		expect(latest).toMatchObject({ ...REPORT, isPrinted: false });
		expect(all.map(({ reportedOn, occupancy }) => [reportedOn, occupancy])).toEqual([
			[TODAY, 48],
			['2026-02-20', 30]
		]);
	});

	it('that is sent twice is there once, and leaves one act of writing', async () => {
		const [again, reports, acts] = await asCoordinator(async (tx) => {
			const seen = (await latestOf(tx))!.id;
			const countActs = () => rows<{ n: number }>(tx, sql`SELECT count(*)::int AS n FROM revisions`);
			await addShelterReport(tx, SITE, seen, REPORT);
			const [before] = await countActs();
			const isAdded = await addShelterReport(tx, SITE, seen, REPORT);
			const [after] = await countActs();
			return [isAdded, await listReports(tx, SITE, 10), after!.n - before!.n] as const;
		});
		expect(again).toBe(false);
		expect(reports).toHaveLength(2);
		expect(acts).toBe(0);
	});

	it('is refused where another one has come since, and both stand nowhere', async () => {
		const reports = await asCoordinator(async (tx) => {
			const seen = (await latestOf(tx))!.id;
			await addShelterReport(tx, SITE, seen, REPORT);
			await expect(addShelterReport(tx, SITE, seen, { ...REPORT, occupancy: 12 })).rejects.toThrow(Overtaken);
			return listReports(tx, SITE, 10);
		});
		expect(reports.map(({ occupancy }) => occupancy)).toEqual([48, 30]);
	});

	it('that was a mistake can be taken back, and the one before counts again', async () => {
		const latest = await asCoordinator(async (tx) => {
			await addShelterReport(tx, SITE, (await latestOf(tx))!.id, REPORT);
			await retractShelterReport(tx, SITE, (await latestOf(tx))!.id);
			return latestOf(tx);
		});
		expect(latest).toMatchObject({ reportedOn: '2026-02-20', occupancy: 30 });
	});

	it('says in its reason nothing of the shelter', async () => {
		const reasons = await asCoordinator(async (tx) => {
			await addShelterReport(tx, SITE, (await latestOf(tx))!.id, REPORT);
			return rows<{ reason: string }>(tx, sql`SELECT reason FROM revisions ORDER BY id DESC LIMIT 1`);
		});
		expect(reasons).toEqual([{ reason: 'a report of a shelter' }]);
	});

	it('is made by an operator of the shelter too, and by nobody else', async () => {
		const [mine, others] = await withSites(record.current, async (tx) => {
			await giveScope(tx, 'operator', { shelterCode: SITE });
			await become(tx, as('operator', 'operator'));
			const isAdded = await addShelterReport(tx, SITE, (await latestOf(tx))!.id, REPORT);
			return [isAdded, await refusalOf(addShelterReport(tx, OTHER_SITE, null, REPORT))] as const;
		});
		expect([mine, others]).toEqual([true, NO_RIGHT]);
		for (const role of ['public', 'donor', 'researcher', 'operator', 'coordinator'] as const) {
			const refused = await withSites(record.current, async (tx) => {
				await become(tx, as(role, 'somebody'));
				return refusalOf(
					tx.execute(
						sql`INSERT INTO sala.shelter_reports (shelter_code, reported_on, status, is_printed, revision_id) VALUES (${SITE}, ${TODAY}, 'open', false, 1)`
					)
				);
			});
			expect([role, refused]).toEqual([role, NO_RIGHT]);
		}
	});

	it('is never passed off as one that a source printed', async () => {
		const refused = await asCoordinator((tx) =>
			refusalOf(
				tx.execute(
					sql`INSERT INTO shelter_reports (shelter_code, reported_on, status, is_printed, revision_id) VALUES ('KH-S-002', ${TODAY}, 'open', true, 1)`
				)
			)
		);
		expect(refused).toBe(NO_RIGHT);
	});

	it('of a shelter that a source printed is read by coordination, and in no projection', async () => {
		const [seen, published] = await withSites(record.current, async (tx) => {
			await giveScope(tx, 'coordinator', { areaPcode: 'KH12' });
			await become(tx, as('coordinator', 'coordinator'));
			const { report } = (await findAnswered(tx, 'scope', TODAY, 'KH-S-002'))!;
			await addShelterReport(tx, 'KH-S-002', report!.id, { ...REPORT, occupancy: 777 });
			const latest = await latestOf(tx, 'KH-S-002');
			await become(tx, ADMIN);
			await publish(tx, 'for a test');
			await becomeSuperuser(tx);
			const found = await rows<{ occupancy: number }>(
				tx,
				sql`SELECT occupancy FROM sala_public.shelter_reports WHERE occupancy = 777
					UNION ALL SELECT occupancy FROM sala_donor.shelter_reports WHERE occupancy = 777
					UNION ALL SELECT occupancy FROM sala_researcher.shelter_reports WHERE occupancy = 777`
			);
			return [latest?.occupancy, found] as const;
		});
		expect(seen).toBe(777);
		expect(published).toEqual([]);
	});
});

describe('still current', () => {
	it('says all of the latest report again, of today', async () => {
		const latest = await asCoordinator(async (tx) => {
			expect(await confirmShelterReport(tx, SITE, (await latestOf(tx))!.id, TODAY)).toBe(true);
			return latestOf(tx);
		});
		expect(latest).toMatchObject({ reportedOn: TODAY, occupancy: 30, status: 'open' });
	});

	it('tapped twice adds one report', async () => {
		const reports = await asCoordinator(async (tx) => {
			const seen = (await latestOf(tx))!.id;
			await confirmShelterReport(tx, SITE, seen, TODAY);
			expect(await confirmShelterReport(tx, SITE, seen, TODAY)).toBe(false);
			return listReports(tx, SITE, 10);
		});
		expect(reports).toHaveLength(2);
	});

	it('confirms nothing that nobody has read', async () => {
		await asCoordinator(async (tx) => {
			const seen = (await latestOf(tx))!.id;
			await addShelterReport(tx, SITE, seen, { ...REPORT, reportedOn: '2026-02-23' });
			await expect(confirmShelterReport(tx, SITE, seen, TODAY)).rejects.toThrow(Overtaken);
		});
	});
});

describe('the board', () => {
	it('lists what somebody answers for, and for an admin everything', async () => {
		const [mine, all] = await withSites(record.current, async (tx) => {
			await giveScope(tx, 'operator', { shelterCode: OTHER_SITE });
			const everything = await listAnswered(tx, 'all', TODAY);
			await become(tx, as('operator', 'operator'));
			return [await listAnswered(tx, 'scope', TODAY), everything] as const;
		});
		expect(mine.map(({ code }) => code)).toEqual([OTHER_SITE]);
		expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining([SITE, OTHER_SITE, 'KH-S-001']));
	});

	it('has nothing of a shelter out of scope', async () => {
		expect(await asCoordinator((tx) => findAnswered(tx, 'scope', TODAY, OTHER_SITE))).toBeUndefined();
	});
});
