import { beginRevision, movePublication, whatKeptTheGateShut } from '#lib/server/commands/records.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import type { Tx } from '#lib/server/db/rows.ts';
import type { Publication } from '#lib/server/db/schema/records.ts';
import { listPublicationStates, type PublicationState } from '#lib/server/queries/review.ts';

/** What moving records did. */
export interface MovedRecords {
	/** Codes, without those that were there already. */
	moved: string[];
	/** Codes of records that the public view does not show as they are, even when published. */
	notShown: string[];
}

/**
 * Moves records to another publication state, all or none, with one revision where any moves.
 *
 * @throws Refusal that names every code no record has, or says what keeps the gate shut
 */
export async function moveRecords(tx: Tx, codes: readonly string[], step: Step): Promise<MovedRecords> {
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
		moved: toMove.length > 0 ? await move(tx, toMove, step) : [],
		notShown: states.filter(isNotShown).map(({ code }) => code)
	};
}

/** Of what was reported to us readers get shelters as their rungs let them, and counts as sums of the day. */
const isNotShown = ({ dataset, stem }: PublicationState) =>
	dataset === 'exercise' || (dataset === 'live' && (stem === 'shelter' || stem === 'figure'));

type Step = { publication: Publication; rule: string; reason: string };

async function move(tx: Tx, codes: readonly string[], step: Step): Promise<string[]> {
	try {
		return await movePublication(tx, await beginRevision(tx, step.reason), codes, step);
	} catch (error) {
		const shut = whatKeptTheGateShut(error);
		if (!shut) throw error;
		throw new Refusal(`${toSaid(error)}.`, `Nothing was changed. ${GATE[shut]}`);
	}
}

/** What to do where the gate does not open. */
const GATE = {
	notReviewed: 'Put it in review first.',
	secondPerson:
		'Let another admin publish it in the browser, under Admin, or say with SALA_ONE_PERSON_OFFICE=yes that one person runs this office.'
};

/** What the database said, as a sentence. */
function toSaid(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause === undefined ? error.message.replace(/\.$/, '') : toSaid(error.cause);
}
