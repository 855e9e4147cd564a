import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import type { Tx } from '#lib/server/db/rows.ts';
import type { Publication } from '#lib/server/db/schema/records.ts';
import { listPublicationStates } from '#lib/server/queries/review.ts';

/** What moving records did. */
export interface MovedRecords {
	/** Codes, without those that were there already. */
	moved: string[];
	/** Codes of records that the public view does not show even when published. */
	notShown: string[];
}

/**
 * Moves records to another publication state, all or none, with one revision where any moves.
 *
 * @throws Refusal that names every code no record has
 */
export async function moveRecords(
	tx: Tx,
	codes: readonly string[],
	step: { publication: Publication; rule: string; reason: string }
): Promise<MovedRecords> {
	const states = await listPublicationStates(tx, codes);
	const unknown = [...new Set(codes)].filter((code) => !states.some((state) => state.code === code));
	if (unknown.length > 0) {
		const verb = unknown.length === 1 ? 'is no code of a record' : 'are no codes of records';
		throw new Refusal(
			`${unknown.join(', ')} ${verb}.`,
			'Nothing was changed. Correct the codes, such as KH-C-001.'
		);
	}
	const toMove = states.filter(({ publication }) => publication !== step.publication).map(({ code }) => code);
	return {
		moved:
			toMove.length > 0 ? await movePublication(tx, await beginRevision(tx, step.reason), toMove, step) : [],
		notShown: states.filter(({ dataset }) => dataset !== 'public_record').map(({ code }) => code)
	};
}
