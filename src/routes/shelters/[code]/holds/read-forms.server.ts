import { isCountryCode } from '#lib/domain/countries.ts';
import { isDay } from '#lib/domain/day.ts';
import type { GroupAttributes } from '#lib/domain/eligibility.ts';
import { HOLD_HOURS, HOLD_STATES, TURN_AWAY_REASONS, type HoldState } from '#lib/domain/holds.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { warnOnce } from '#lib/server/auth/warn-once.ts';
import { today } from '#lib/server/clock.ts';
import {
	addTurnAway,
	allocateBeds,
	moveHold,
	requestBeds,
	takeBackTurnAway,
	type HoldPlace,
	type SeenHold
} from '#lib/server/commands/holds.ts';
import type { Asked } from './act-on-beds.server.ts';

const LONGEST = 300;

/** Asks for beds and, where a time is given with the button for it, holds them at once. */
export function readRequest(form: FormData): Asked {
	const typed = {
		people: readText(form, 'people').trim(),
		nationality: readText(form, 'nationality'),
		sex: readText(form, 'sex'),
		minors: readText(form, 'minors'),
		documents: readText(form, 'documents'),
		identified: readText(form, 'identified'),
		reason: readText(form, 'reason').trim(),
		hours: readText(form, 'hours')
	};
	const isHeld = readText(form, 'hold') !== '';
	const base = { act: 'request', number: null, typed, found: warnOnce(form, { reason: typed.reason }) };
	const [people, hours] = [toPeople(typed.people), toHours(typed.hours)];
	const done = isHeld ? 'allocated' : 'requested';
	if (people === undefined) return { ...base, done, work: 'badPeople' };
	if (typed.nationality !== '' && !isCountryCode(typed.nationality))
		return { ...base, done, work: 'badNationality' };
	if (typed.reason.length > LONGEST) return { ...base, done, work: 'tooLong' };
	if (isHeld && hours === undefined) return { ...base, done, work: 'badHours' };
	const attributes: GroupAttributes = {
		nationality: typed.nationality || null,
		sex: typed.sex === 'female' || typed.sex === 'male' ? typed.sex : null,
		areMinors: toAnswer(typed.minors),
		haveDocuments: toAnswer(typed.documents),
		areIdentified: toAnswer(typed.identified)
	};
	const work = (place: HoldPlace) => async (tx: Parameters<typeof requestBeds>[0]) => {
		const number = await requestBeds(tx, place, { people, attributes, reason: typed.reason || null });
		if (isHeld) await allocateBeds(tx, { ...place, number, seen: 'requested' }, after(place.at, hours!));
	};
	return { ...base, done, work };
}

/** Promises the beds of a hold, for the first time, for longer, or anew. */
export function readAllocation(form: FormData): Asked {
	const typed = { hours: readText(form, 'hours') };
	const hours = toHours(typed.hours);
	const base = { act: 'allocate', number: readNumber(form), typed, found: [], done: 'allocated' };
	if (hours === undefined) return { ...base, work: 'badHours' };
	return {
		...base,
		work: (place) => (tx) => allocateBeds(tx, readSeen(form, place), after(place.at, hours))
	};
}

const DONE = { arrive: 'arrived', depart: 'departed', cancel: 'cancelled' } as const;

/** They came, they left, or the hold is cancelled. */
export function readStep(form: FormData, act: keyof typeof DONE): Asked {
	const typed = { people: readText(form, 'people').trim(), reason: readText(form, 'reason').trim() };
	const found = warnOnce(form, { reason: typed.reason });
	const base = { act, number: readNumber(form), typed, found, done: DONE[act] };
	const people = toPeople(typed.people) ?? null;
	if (act === 'arrive' && people === null) return { ...base, work: 'badPeople' };
	if (typed.reason.length > LONGEST) return { ...base, work: 'tooLong' };
	const step = { act, people, reason: typed.reason || null };
	return { ...base, work: (place) => (tx) => moveHold(tx, readSeen(form, place), step) };
}

/** Writes down whom the shelter did not take in. */
export function readTurnAway(form: FormData): Asked {
	const typed = {
		day: readText(form, 'day'),
		people: readText(form, 'people').trim(),
		why: readText(form, 'why'),
		note: readText(form, 'note').trim()
	};
	const base = {
		act: 'turnAway',
		number: null,
		typed,
		found: warnOnce(form, { note: typed.note }),
		done: 'turnedAway'
	};
	const people = typed.people === '' ? null : toPeople(typed.people);
	const reason = TURN_AWAY_REASONS.find((one) => one === typed.why);
	if (!isDay(typed.day) || typed.day > today()) return { ...base, work: 'badDay' };
	if (people === undefined) return { ...base, work: 'badPeople' };
	if (!reason) return { ...base, work: 'badReason' };
	if (typed.note.length > LONGEST) return { ...base, work: 'tooLong' };
	const given = { day: typed.day, people, reason, note: typed.note || null };
	return { ...base, work: (place) => (tx) => addTurnAway(tx, place, given) };
}

/** Takes an entry back. */
export function readTakingBack(form: FormData): Asked {
	const number = readNumber(form);
	const work: Asked['work'] = (place) => (tx) => takeBackTurnAway(tx, place, number);
	return { act: 'takeBack', number, typed: {}, found: [], done: 'takenBack', work };
}

function readNumber(form: FormData): number {
	const text = readText(form, 'number');
	return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function readSeen(form: FormData, place: HoldPlace): SeenHold {
	const seen = readText(form, 'seen');
	return { ...place, number: readNumber(form), seen: HOLD_STATES.find((state) => state === seen) ?? NEVER };
}

/** A state that no hold is acted upon in, so that what a strange form says is refused as changed. */
const NEVER: HoldState = 'departed';

function toPeople(text: string): number | undefined {
	return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}

function toHours(text: string): number | undefined {
	return HOLD_HOURS.find((hours) => String(hours) === text);
}

function toAnswer(text: string): boolean | null {
	return text === 'yes' ? true : text === 'no' ? false : null;
}

function after(moment: Date, hours: number): Date {
	return new Date(moment.getTime() + hours * 3_600_000);
}
