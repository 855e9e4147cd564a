import type { Day } from '#lib/domain/day.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { listAreaSums, type Measure } from '#lib/server/queries/area-summaries.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack } from './database.ts';
import { recordOf } from './record-rows.ts';
import { writeRecord, type RecordRows } from './write-record.ts';

/** The sums of the country on a day, from exactly these rows; none of them stays. */
export async function sumsOf(
	database: Database,
	given: Partial<RecordRows>,
	asOf: Day,
	recordedAt?: readonly string[]
): Promise<Partial<Record<Measure, Estimate>>> {
	return rolledBack(database, COMMAND_LINE, async (tx) => {
		await writeRecord(tx, recordOf(given, recordedAt));
		const sums = await listAreaSums(tx, { asOf, revision: LATEST, datasets: RECORD_AND_LIVE });
		return Object.fromEntries(
			sums.filter(({ scope }) => scope === 'national').map(({ measure, estimate }) => [measure, estimate])
		);
	});
}

/** Nothing is known. */
export const UNKNOWN: Estimate = { low: 0, best: null, high: null };

/** So many and perhaps more. */
export const atLeast = (low: number): Estimate => ({ low, best: null, high: null });

/** So many, no fewer and no more. */
export const exactly = (people: number): Estimate => ({ low: people, best: people, high: people });
