import { randomInt } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { drawRecordCode, type EnteredStem } from '#lib/domain/record-code.ts';
import { beginRevision, insertRecords, waitForWriters } from '#lib/server/commands/records.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { publications, records } from '#lib/server/db/schema/records.ts';

/** What somebody had in front of them is not what stands any more: somebody else was faster. */
export class Overtaken extends Error {
	constructor(readonly code: string) {
		super(`${code} was changed meanwhile`);
	}
}

/**
 * Enters a record that somebody reports to us, under a new code, and gives the code. It waits in review until a second
 * person publishes it. A form that is sent twice enters one record.
 *
 * @param entryKey UUID of the form
 * @param reason of the act of writing; all of coordination reads it
 * @param write what the record says
 */
export async function enterOnce(
	tx: Tx,
	stem: EnteredStem,
	entryKey: string,
	reason: string,
	write: (revision: number, code: string) => Promise<void>
): Promise<string> {
	await waitForWriters(tx);
	const [entered] = await tx
		.select({ code: publications.recordCode })
		.from(publications)
		.where(eq(publications.entryKey, entryKey));
	if (entered) return entered.code;
	const revision = await beginRevision(tx, reason);
	const code = await drawFreeCode(tx, stem);
	await insertRecords(tx, revision, [
		{
			...{ code, stem, dataset: 'live', publication: 'in_review', entryKey },
			...{ rule: 'entered_by_person', reason: 'Waits until a second person publishes it' }
		}
	]);
	await write(revision, code);
	return code;
}

/** A code that the writer may not see can be taken as well: then the database refuses, once in many thousand times. */
async function drawFreeCode(tx: Tx, stem: EnteredStem): Promise<string> {
	const drawn = Array.from({ length: 20 }, () => drawRecordCode(stem, (below) => randomInt(below)));
	const taken = await tx.select({ code: records.code }).from(records).where(inArray(records.code, drawn));
	const free = drawn.find((code) => !taken.some((one) => one.code === code));
	if (free === undefined) throw new Error(`No code for a ${stem} is free.`);
	return free;
}
