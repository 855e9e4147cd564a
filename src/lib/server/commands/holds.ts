import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { GroupAttributes } from '#lib/domain/eligibility.ts';
import type { HoldAct, HoldState, Refusal, TurnAwayReason } from '#lib/domain/holds.ts';
import { constraintOf, detailOf } from '#lib/server/db/postgres-errors.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** On which beds somebody acts, and when. */
export interface HoldPlace {
	shelterCode: string;
	/** The moment it is. */
	at: Date;
}

/** One hold, as whoever acts on it saw it. */
export interface SeenHold extends HoldPlace {
	number: number;
	/** Its state then; the act is refused where it is another by now. */
	seen: HoldState;
}

/** For whom beds are asked. */
export interface BedRequest {
	people: number;
	attributes: GroupAttributes;
	/** What for; null where nobody said. */
	reason: string | null;
}

/** People whom a shelter did not take in. */
export interface NewTurnAway {
	day: Day;
	/** Null: not known. */
	people: number | null;
	reason: TurnAwayReason;
	note: string | null;
}

/**
 * Asks for beds, which holds none yet, and gives the number of the hold.
 *
 * @param tx in the role of an admin, or of whoever answers for the shelter; from the database for anybody else
 */
export async function requestBeds(
	tx: Tx,
	{ shelterCode, at }: HoldPlace,
	request: BedRequest
): Promise<number> {
	const { nationality, sex, areMinors, haveDocuments, areIdentified } = request.attributes;
	const [row] = await rows<{ number: number }>(
		tx,
		sql`SELECT sala.request_beds(${shelterCode}, ${at.toISOString()}::timestamptz, ${request.people}, ${nationality}, ${sex},
			${areMinors}, ${haveDocuments}, ${areIdentified}, ${request.reason}) AS number`
	);
	if (!row) throw new Error('The database gave no number of the hold.');
	return row.number;
}

/**
 * Promises the beds of a hold until a moment, 7 days away at most; of one that is promised already, for longer.
 *
 * @throws from the database, see {@link whatRefused}: a bed is never promised twice
 */
export async function allocateBeds(tx: Tx, hold: SeenHold, until: Date): Promise<void> {
	const { shelterCode, at, number, seen } = hold;
	await tx.execute(
		sql`SELECT sala.allocate_beds(${shelterCode}, ${at.toISOString()}::timestamptz, ${number}, ${seen}, ${until.toISOString()}::timestamptz)`
	);
}

const BECOMES = { arrive: 'occupied', depart: 'departed', cancel: 'cancelled' } as const satisfies Partial<
	Record<HoldAct, HoldState>
>;

/**
 * They came, they left, or the hold is cancelled.
 *
 * @param step.people how many came, at most those for whom beds were held
 * @param step.reason why; null leaves what was said before
 * @throws from the database, see {@link whatRefused}
 */
export async function moveHold(
	tx: Tx,
	hold: SeenHold,
	step: { act: keyof typeof BECOMES; people: number | null; reason: string | null }
): Promise<void> {
	const { shelterCode, at, number, seen } = hold;
	await tx.execute(
		sql`SELECT sala.move_hold(${shelterCode}, ${at.toISOString()}::timestamptz, ${number}, ${seen}, ${BECOMES[step.act]}, ${step.people}, ${step.reason})`
	);
}

/** Writes down whom a shelter did not take in. @throws from the database for a day that has not come */
export async function addTurnAway(tx: Tx, { shelterCode, at }: HoldPlace, given: NewTurnAway): Promise<void> {
	await tx.execute(
		sql`SELECT sala.add_turn_away(${shelterCode}, ${at.toISOString()}::timestamptz, ${given.day}::date, ${given.people}, ${given.reason}, ${given.note})`
	);
}

/** Takes an entry back that was made by mistake. */
export async function takeBackTurnAway(
	tx: Tx,
	{ shelterCode, at }: HoldPlace,
	number: number
): Promise<void> {
	await tx.execute(
		sql`SELECT sala.take_back_turn_away(${shelterCode}, ${at.toISOString()}::timestamptz, ${number})`
	);
}

/** Why the database refused what was done with a hold. */
export type HoldRefusal =
	| Refusal
	/** Its state allows no such step, mostly as somebody else did something with it before; null: there is none. */
	| { why: 'changed'; state: HoldState | null }
	| { why: 'moreCame'; people: number };

/** Why the database refused; undefined where the error is of another kind. */
export function whatRefused(error: unknown): HoldRefusal | undefined {
	const detail = detailOf(error) ?? '';
	switch (constraintOf(error)) {
		case 'holds_no_bed':
			return { why: 'noBed', left: Number(detail) };
		case 'holds_beds_not_known':
			return { why: 'notKnown' };
		case 'holds_changed':
		case 'holds_step':
			return { why: 'changed', state: detail === '' ? null : (detail as HoldState) };
		case 'holds_more_came':
			return { why: 'moreCame', people: Number(detail) };
		default:
			return undefined;
	}
}
