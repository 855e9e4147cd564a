import { sql } from 'drizzle-orm';
import type { GroupAttributes } from '#lib/domain/eligibility.ts';
import type { HoldState } from '#lib/domain/holds.ts';
import { allocateBeds, requestBeds, whatRefused, type SeenHold } from '#lib/server/commands/holds.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { BedCount } from '#lib/server/queries/holds.ts';
import { become } from './become.ts';
import { ADMIN, SITE, withSites } from './own-sites.ts';
import { becomeSuperuser } from './superuser.ts';

/** A moment of the day on which the tests of holds take place, by the clock of Phnom Penh. */
export const at = (time: string, day = '2026-02-22') => new Date(`${day}T${time}:00+07:00`);

/** That day's noon. */
export const NOON = at('12:00');

/** People of whom nothing is known. */
export const ANYBODY: GroupAttributes = {
	...{ nationality: null, sex: null, areMinors: null, haveDocuments: null, areIdentified: null }
};

/** What the shelter of the tests reports; an open one with ten free beds, of that day, where nothing else is said. */
export interface BedsTold {
	on?: string | null;
	status?: string;
	closingOn?: string | null;
	capacity?: number | null;
	occupancy?: number | null;
	/** The report that it corrects; null: none. */
	corrects?: number | null;
}

/** Enters a report past every right, and gives its number; whoever asks is an admin afterwards. */
export async function reportBeds(tx: Tx, told: BedsTold = {}, shelter = SITE): Promise<number> {
	const { on = '2026-02-22', status = 'open', closingOn = null, capacity = 40, occupancy = 30 } = told;
	await becomeSuperuser(tx);
	const revision = await beginRevision(tx, 'for a test');
	await tx.execute(
		sql`UPDATE sala.shelter_reports SET retired_revision_id = ${revision} WHERE id = ${told.corrects ?? null}`
	);
	const [row] = await rows<{ id: number }>(
		tx,
		sql`INSERT INTO sala.shelter_reports (shelter_code, reported_on, status, closing_on, capacity, occupancy, revision_id)
			VALUES (${shelter}, ${on}, ${status}, ${closingOn}, ${capacity}, ${occupancy}, ${revision}) RETURNING id::int AS id`
	);
	await become(tx, ADMIN);
	return row!.id;
}

/** A hold of the shelter as somebody saw it. */
export const seenHold = (number: number, seen: HoldState, moment = NOON): SeenHold => ({
	...{ shelterCode: SITE, at: moment, number, seen }
});

/** Promises beds to so many people, for six hours; gives the number of the hold. */
export async function promiseBeds(tx: Tx, people: number, moment = NOON, hours = 6): Promise<number> {
	const place = { shelterCode: SITE, at: moment };
	const number = await requestBeds(tx, place, { people, attributes: ANYBODY, reason: null });
	await allocateBeds(tx, seenHold(number, 'requested', moment), inHours(hours, moment));
	return number;
}

/** A moment so many hours later. */
export const inHours = (hours: number, from = NOON) => new Date(from.getTime() + hours * 3_600_000);

/** Beds of the shelter that are free by its report, and how many of them are held. */
export async function countBeds(tx: Tx, moment = NOON): Promise<BedCount> {
	const [row] = await rows<BedCount>(
		tx,
		sql`SELECT free, held FROM sala.count_beds(${SITE}, ${moment.toISOString()}::timestamptz)`
	);
	return { free: row!.free, held: row!.held };
}

/** The states that a hold went through, in order, as they were written down. */
export async function listStates(tx: Tx, number: number): Promise<HoldState[]> {
	const found = await rows<{ state: HoldState }>(
		tx,
		sql`SELECT state FROM holds WHERE shelter_code = ${SITE} AND number = ${number} ORDER BY revision_id`
	);
	return found.map(({ state }) => state);
}

/** Does the work as an admin with a shelter that reports ten free beds; nothing of it stays. */
export function withBedsOf<T>(
	database: Database,
	work: (tx: Tx) => Promise<T>,
	told: BedsTold = {}
): Promise<T> {
	return withSites(database, async (tx) => {
		await reportBeds(tx, told);
		return work(tx);
	});
}

/** Why the work was refused. */
export async function refusalOf(work: Promise<unknown>) {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown
	);
	return whatRefused(error) ?? error;
}
