import type { Activity } from '#lib/domain/compound-activity.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';

/** The activity of a compound as a line of time, in hundredths of its length. */
export interface HistoryLine {
	/** The day on which the line begins. */
	first: Day;
	stretches: { from: number; to: number; activity: Activity }[];
	/** Events; several at one place are one. */
	ticks: number[];
}

/**
 * Where statuses and events lie on a line from the first of them to the day shown. A status holds until the next; those
 * without a day have no place. Undefined where nothing has a day before the day shown.
 *
 * @param statuses newest first
 */
export function layOutHistory(
	statuses: readonly { activity: Activity; sinceOn: Day | null }[],
	eventDays: readonly Day[],
	asOf: Day
): HistoryLine | undefined {
	const dated = statuses
		.flatMap(({ activity, sinceOn }) => (sinceOn === null ? [] : [{ activity, sinceOn }]))
		.reverse();
	const first = [...dated.map(({ sinceOn }) => sinceOn), ...eventDays].sort()[0];
	if (first === undefined || first >= asOf) return undefined;
	const length = daysBetween(first, asOf);
	const toPlace = (day: Day) => (100 * daysBetween(first, day)) / length;
	return {
		first,
		stretches: dated
			.map(({ activity, sinceOn }, index) => ({
				activity,
				from: toPlace(sinceOn),
				to: toPlace(dated[index + 1]?.sinceOn ?? asOf)
			}))
			.filter(({ from, to }) => to > from),
		ticks: [...new Set(eventDays.map(toPlace))]
	};
}
