import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { Tx } from '#lib/server/db/rows.ts';

/**
 * Keeps our own counts of a day as audiences get them: numbers from 1 to 9 as an interval, before anything is added;
 * people in shelters only where their sum hides each shelter. The database decides; these are the true numbers.
 *
 * @param leaves see `OwnLeaf`
 * @param occupancies see `OwnOccupancy`
 * @param tx in the role of an admin
 */
export async function writeOwnCells(
	tx: Tx,
	today: Day,
	{ leaves, occupancies }: { leaves: readonly object[]; occupancies: readonly object[] }
): Promise<void> {
	await tx.execute(
		sql`SELECT sala.write_own_cells(${today}, ${JSON.stringify(leaves)}::jsonb, ${JSON.stringify(occupancies)}::jsonb)`
	);
}
