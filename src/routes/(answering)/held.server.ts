import { now, today } from '#lib/server/clock.ts';
import { listHeld } from '#lib/server/queries/held-beds.ts';
import { LATEST } from '#lib/server/queries/view.ts';
import type { Tx } from '../list-reading.server.ts';

/** Beds that are promised now in each shelter that whoever asks answers for, by its code. */
export function listHeldNow(tx: Tx): Promise<Record<string, number>> {
	return listHeld(tx, { asOf: today(), revision: LATEST, datasets: [] }, now());
}
