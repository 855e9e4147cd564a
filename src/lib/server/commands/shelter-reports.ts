import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { ShelterStatus } from '#lib/domain/shelters.ts';
import { Overtaken } from '#lib/server/commands/entering.ts';
import { beginRevision, waitForWriters } from '#lib/server/commands/records.ts';
import { isSameContent, retire, type Content } from '#lib/server/commands/versions.ts';
import { insertRows } from '#lib/server/db/bulk.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { shelterReports } from '#lib/server/db/schema/shelters.ts';

/** What somebody says that a shelter is on a day. */
export interface NewReport {
	reportedOn: Day;
	status: ShelterStatus;
	/** The day it closes; null unless the status says that it will. */
	closingOn: Day | null;
	/** Beds, and people in it; null where they are not known. */
	capacity: number | null;
	occupancy: number | null;
	entryConditions: readonly string[];
	services: readonly string[];
}

/** The reason of every report, which all of coordination reads; it names no shelter. */
const REASON = 'a report of a shelter';

/**
 * Adds a report to those of a shelter. One that says what the latest says of the same day adds nothing: it was sent twice.
 *
 * @param seen number of the latest report that whoever reports had in front of them; null for none
 * @returns whether a report was added
 * @throws Overtaken where another report has come since
 */
export async function addShelterReport(
	tx: Tx,
	shelterCode: string,
	seen: number | null,
	report: NewReport
): Promise<boolean> {
	await waitForWriters(tx);
	const latest = await findLatestReport(tx, shelterCode);
	const added: Content<typeof shelterReports> = {
		...{ ...report, shelterCode, isPrinted: false },
		entryConditions: [...report.entryConditions],
		services: [...report.services]
	};
	if (latest && isSameContent(shelterReports, latest.content, added)) return false;
	if ((latest?.id ?? null) !== seen) throw new Overtaken(shelterCode);
	await insertRows(tx, shelterReports, [{ ...added, revisionId: await beginRevision(tx, REASON) }]);
	return true;
}

/**
 * Says that all of the latest report still holds on a day. On its own day it adds nothing.
 *
 * @param seen number of the report that is confirmed
 * @returns whether a report was added
 * @throws Overtaken where another report has come since, or there is none
 */
export async function confirmShelterReport(
	tx: Tx,
	shelterCode: string,
	seen: number,
	today: Day
): Promise<boolean> {
	await waitForWriters(tx);
	const latest = await findLatestReport(tx, shelterCode);
	if (latest?.content.reportedOn === today) return false;
	if (latest?.id !== seen) throw new Overtaken(shelterCode);
	const confirmed = { ...latest.content, reportedOn: today, isPrinted: false };
	await insertRows(tx, shelterReports, [{ ...confirmed, revisionId: await beginRevision(tx, REASON) }]);
	return true;
}

/**
 * Takes a report back that was a mistake: the one before it counts again. What a source printed stays.
 *
 * @throws Overtaken where it is not the latest any more
 */
export async function retractShelterReport(tx: Tx, shelterCode: string, id: number): Promise<void> {
	await waitForWriters(tx);
	const latest = await findLatestReport(tx, shelterCode);
	if (latest?.id !== id || latest.content.isPrinted) throw new Overtaken(shelterCode);
	await retire(tx, shelterReports, await beginRevision(tx, 'a report of a shelter taken back'), [id]);
}

async function findLatestReport(
	tx: Tx,
	shelterCode: string
): Promise<{ id: number; content: Content<typeof shelterReports> } | undefined> {
	const [latest] = await tx
		.select()
		.from(shelterReports)
		.where(and(eq(shelterReports.shelterCode, shelterCode), isNull(shelterReports.retiredRevisionId)))
		.orderBy(
			sql`${shelterReports.reportedOn} DESC NULLS LAST`,
			desc(shelterReports.revisionId),
			desc(shelterReports.id)
		)
		.limit(1);
	if (!latest) return undefined;
	const { id, revisionId, retiredRevisionId, ...content } = latest;
	return { id, content };
}
