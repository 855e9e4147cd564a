import { todayInPhnomPenh, type Day } from '#lib/domain/day.ts';
import type { GroupAttributes } from '#lib/domain/eligibility.ts';

/** The states of a hold, in the order in which they follow. */
export const HOLD_STATES = ['requested', 'allocated', 'occupied', 'departed', 'lapsed', 'cancelled'] as const;

/** Where one hold stands. */
export type HoldState = (typeof HOLD_STATES)[number];

/** What somebody does with a hold. */
export type HoldAct = 'allocate' | 'arrive' | 'depart' | 'cancel';

/** Beds held for a group on the way to a shelter. */
export interface Hold {
	/** Counted by shelter. */
	number: number;
	/** As it was written down last; see {@link stateAt}. */
	state: HoldState;
	people: number;
	/** When the state began. */
	since: Date;
	/** From then on an allocated hold is nothing; null before it was allocated. */
	expiresAt: Date | null;
	/** The act that wrote it. */
	revision: number;
	attributes: GroupAttributes;
	/** What for, or why the last step; null where nobody said. */
	reason: string | null;
}

/** The latest report of a shelter, as far as it tells who came since. */
export interface ReportBegin {
	/** Null where it gives no day. */
	reportedOn: Day | null;
	/** The act that first recorded it: a correction counts nobody who came in between. */
	begins: number;
}

/** Where a hold stands at a moment: allocated lapses when it expires, whether or not anybody wrote that down. */
export function stateAt({ state, expiresAt }: Pick<Hold, 'state' | 'expiresAt'>, moment: Date): HoldState {
	return state === 'allocated' && expiresAt !== null && expiresAt <= moment ? 'lapsed' : state;
}

const ACTS: Record<HoldState, readonly HoldAct[]> = {
	requested: ['allocate', 'cancel'],
	// Again, for longer.
	allocated: ['arrive', 'allocate', 'cancel'],
	occupied: ['depart'],
	departed: [],
	lapsed: ['allocate'],
	cancelled: []
};

/** What can be done with a hold in that state, the likeliest first. */
export function listActs(state: HoldState): readonly HoldAct[] {
	return ACTS[state];
}

/**
 * How many beds the holds of a shelter take at a moment: those allocated and not expired, and those of people who came
 * since its latest report, which does not count them yet. A request takes none.
 *
 * @param report null where it never reported
 */
export function countHeld(
	holds: readonly Pick<Hold, 'state' | 'expiresAt' | 'since' | 'revision' | 'people'>[],
	report: ReportBegin | null,
	moment: Date
): number {
	const taking = holds.filter((hold) => {
		const state = stateAt(hold, moment);
		return state === 'allocated' || (state === 'occupied' && isSince(hold, report));
	});
	return taking.reduce((sum, { people }) => sum + people, 0);
}

function isSince({ since, revision }: Pick<Hold, 'since' | 'revision'>, report: ReportBegin | null): boolean {
	if (!report || report.reportedOn === null) return true;
	const cameOn = todayInPhnomPenh(since);
	if (cameOn === report.reportedOn) return revision > report.begins;
	return cameOn > report.reportedOn;
}

/** Why beds cannot be promised. */
export type Refusal = { why: 'notKnown' } | { why: 'noBed'; left: number };

/**
 * Why so many beds cannot be promised; null where they can.
 *
 * @param free by the report, held or not; null where it does not say
 * @param held of them by other holds; more than are free where a later report has fewer
 */
export function findRefusal(people: number, free: number | null, held: number): Refusal | null {
	if (free === null) return { why: 'notKnown' };
	return held + people > free ? { why: 'noBed', left: Math.max(0, free - held) } : null;
}

/** The moments for which beds can be promised, in hours. */
export const HOLD_HOURS = [6, 12, 24, 48, 72, 168] as const;

/** Why a shelter did not take people in. */
export const TURN_AWAY_REASONS = [
	'no_bed',
	'no_visa',
	'no_identification',
	'nationality',
	'sex_or_age',
	'health',
	'other'
] as const;

/** Why a shelter did not take some people in. */
export type TurnAwayReason = (typeof TURN_AWAY_REASONS)[number];

/** People whom a shelter did not take in. */
export interface TurnAway {
	/** Counted by shelter. */
	number: number;
	day: Day;
	/** Null: not known. */
	people: number | null;
	reason: TurnAwayReason;
	note: string | null;
}
