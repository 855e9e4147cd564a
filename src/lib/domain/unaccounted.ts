import { addDays, type Day } from '#lib/domain/day.ts';
import { sumEstimates, type Estimate } from '#lib/domain/estimate.ts';
import { compareKeys } from '#lib/domain/latest.ts';

/** Days back from the day asked for in which an event's people are still looked for. */
export const UNACCOUNTED_DAYS = 30;

/** Kinds of event after which people are somewhere, and nobody may have said where. */
export const UNACCOUNTED_KINDS: readonly string[] = ['raid', 'rescue', 'release', 'escape'];

/** One reported happening that moved people. */
export interface EventCount {
	code: string;
	kind: string;
	/** True for a total over a period, which repeats single events. */
	isCumulative: boolean;
	occurredOn: Day;
	/** Null: place not known. */
	areaCode: string | null;
	people: Estimate;
	/** Of these people; null where no number was stated, which is not zero. */
	arrested: number | null;
	/** Whether anybody recorded where they went. */
	hasDestination: boolean;
}

/** People of recent events of whom nobody recorded where they went. Stands beside the need, never added to it. */
export interface Unaccounted {
	estimate: Estimate;
	/** Each event with what it gives, latest first. */
	parts: { event: EventCount; estimate: Estimate }[];
}

/**
 * People less arrested, over the single events of kind raid, rescue, release or escape of the 30 days that end on
 * `asOf` (itself included) and have no recorded destination. Null where there is no such event: none is recorded,
 * which is not zero people.
 */
export function countUnaccounted(events: readonly EventCount[], asOf: Day): Unaccounted | null {
	const after = addDays(asOf, -UNACCOUNTED_DAYS);
	const parts = events
		.filter(({ kind, isCumulative }) => UNACCOUNTED_KINDS.includes(kind) && !isCumulative)
		.filter(({ occurredOn, hasDestination }) => after < occurredOn && occurredOn <= asOf && !hasDestination)
		.map((event) => ({ event, estimate: lessArrested(event) }))
		.sort((a, b) => compareKeys([b.event.occurredOn, a.event.code], [a.event.occurredOn, b.event.code]));
	if (parts.length === 0) return null;
	return { estimate: sumEstimates(parts.map(({ estimate }) => estimate)), parts };
}

/**
 * The people of one event who were not arrested: low, best and high each less the arrested and never below 0. Where
 * no number of arrested was stated anybody may have been: low 0, best null, high as it was.
 */
export function lessArrested({ people, arrested }: Pick<EventCount, 'people' | 'arrested'>): Estimate {
	if (arrested === null) return { low: 0, best: null, high: people.high };
	const less = (value: number | null) => (value === null ? null : Math.max(0, value - arrested));
	return { low: Math.max(0, people.low - arrested), best: less(people.best), high: less(people.high) };
}
