import { answerTakedown } from '#lib/server/commands/access.ts';
import { setDisclosure, type Disclosure } from '#lib/server/commands/disclosure.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import type { Wish } from '#lib/server/db/schema/access.ts';
import type { AudienceRungs } from '#lib/domain/disclosure.ts';

/**
 * Grants a request: what it asks to hide is hidden to every audience at once, for every past view too. False where the
 * request is not open any more, or the record is no shelter.
 *
 * @param rungs what each audience sees of the shelter until now
 * @param tx in the role of an admin
 */
export async function grantTakedown(
	tx: Tx,
	{ id, wish }: { id: number; wish: Wish },
	{ code, rungs }: { code: string; rungs: readonly AudienceRungs[] },
	text: string
): Promise<boolean> {
	if (!(await answerTakedown(tx, id, { state: 'granted', recordCode: code, text }))) return false;
	if (wish === 'correct') return true;
	const revision = await beginRevision(tx, text);
	for (const { audience, nameRung, operatorRung, placeRung, reason } of rungs) {
		// An audience that nothing was set for sees what the public does.
		if (audience !== 'public' && reason === null) continue;
		const shown = { nameRung, operatorRung, placeRung, ...HIDDEN[wish] };
		await setDisclosure(tx, revision, { code, audience, ...shown, reason: text });
	}
	return true;
}

type Rungs = Partial<Pick<Disclosure, 'nameRung' | 'operatorRung' | 'placeRung'>>;

const HIDDEN: Record<Exclude<Wish, 'correct'>, Rungs> = {
	hide_place: { placeRung: 'hidden' },
	hide_operator: { operatorRung: 'hidden' },
	hide_all: { nameRung: 'hidden', operatorRung: 'hidden', placeRung: 'hidden' }
};
