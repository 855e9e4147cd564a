import type { Day } from '#lib/domain/day.ts';
import { writeOwnCells } from '#lib/server/commands/own-cells.ts';
import { publish } from '#lib/server/commands/records.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { listOwnCounts } from '#lib/server/queries/own-cells.ts';

/**
 * The publication of a day: our own counts as they stand, then the projection of every audience. Returns the public
 * generation.
 *
 * @param tx in the role of an admin
 */
export async function publishDay(tx: Tx, today: Day, reason: string): Promise<number> {
	await writeOwnCells(tx, today, await listOwnCounts(tx, today));
	return publish(tx, reason);
}
