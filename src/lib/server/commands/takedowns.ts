import { sql } from 'drizzle-orm';
import { answerTakedown } from '#lib/server/commands/access.ts';
import { setDisclosure, type Disclosure } from '#lib/server/commands/disclosure.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Wish } from '#lib/server/db/schema/access.ts';

/**
 * Grants a request: what it asks to hide is hidden to every audience at once, for every past view too. False where the
 * request is not open any more, or there is no such shelter.
 *
 * @param tx in the role of an admin
 */
export async function grantTakedown(
	tx: Tx,
	{ id, wish }: { id: number; wish: Wish },
	code: string,
	text: string
): Promise<boolean> {
	const shown = await listShown(tx, code);
	if (shown.length === 0) return false;
	if (!(await answerTakedown(tx, id, { state: 'granted', recordCode: code, text }))) return false;
	if (wish === 'correct') return true;
	const revision = await beginRevision(tx, text);
	for (const one of shown) await setDisclosure(tx, revision, { ...one, ...HIDDEN[wish], reason: text });
	return true;
}

type Rungs = Partial<Pick<Disclosure, 'nameRung' | 'operatorRung' | 'placeRung'>>;

const HIDDEN: Record<Exclude<Wish, 'correct'>, Rungs> = {
	hide_place: { placeRung: 'hidden' },
	hide_operator: { operatorRung: 'hidden' },
	hide_all: { nameRung: 'hidden', operatorRung: 'hidden', placeRung: 'hidden' }
};

/** What the public sees of a shelter, and every audience that sees more of it. */
async function listShown(tx: Tx, code: string): Promise<Omit<Disclosure, 'reason'>[]> {
	return rows<Omit<Disclosure, 'reason'>>(
		tx,
		sql`SELECT s.code, a.audience, coalesce(d.name_rung, s.name_rung) AS "nameRung",
				coalesce(d.operator_rung, s.operator_rung) AS "operatorRung", coalesce(d.place_rung, s.place_rung) AS "placeRung"
			FROM shelters s CROSS JOIN (VALUES ('public'), ('donor'), ('researcher')) AS a (audience)
			LEFT JOIN disclosures d ON d.record_code = s.code AND d.audience = a.audience AND d.retired_revision_id IS NULL
			WHERE s.code = ${code} AND s.retired_revision_id IS NULL AND (a.audience = 'public' OR d.id IS NOT NULL)
			ORDER BY a.audience`
	);
}
