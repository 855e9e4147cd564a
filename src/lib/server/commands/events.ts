import type { Day } from '#lib/domain/day.ts';
import type { EventKind } from '#lib/domain/events.ts';
import { enterOnce } from '#lib/server/commands/entering.ts';
import { insertRows } from '#lib/server/db/bulk.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { eventNationalities, events } from '#lib/server/db/schema/events.ts';

/** Something that happened on a day, as it was reported to us. */
export interface NewEvent {
	kind: EventKind;
	occurredOn: Day;
	/** P-code; null where the place is not known. */
	areaPcode: string | null;
	locality: string | null;
	/** All three null: nobody counted them. */
	low: number | null;
	best: number | null;
	high: number | null;
	/** Null where no number was stated; that is not zero. */
	arrested: number | null;
	/** Where the people were taken; null where nobody recorded it: they are unaccounted for. */
	destination: string | null;
	/** ISO 3166-1 alpha-2. */
	nationalities: readonly string[];
	/** Who did it. */
	agency: string | null;
	note: string | null;
}

/**
 * Enters an event that was reported to us, without a point, and gives its code.
 *
 * @param entryKey UUID of the form; see {@link enterOnce}
 */
export function addEvent(tx: Tx, entryKey: string, event: NewEvent): Promise<string> {
	return enterOnce(tx, 'event', entryKey, 'an event entered', async (revision, code) => {
		const { low, best, high, nationalities, ...said } = event;
		await insertRows(tx, events, [
			{
				...{ ...said, code, datePrecision: 'day', locationPrecision: 'not_located', isCumulative: false },
				...{ peopleLow: low, peopleBest: best, peopleHigh: high, revisionId: revision }
			}
		]);
		await insertRows(
			tx,
			eventNationalities,
			nationalities.map((iso2, index) => ({
				...{ eventCode: code, position: index + 1, iso2, revisionId: revision }
			}))
		);
	});
}
