import { addDays, daysBetween, type Day } from '#lib/domain/day.ts';
import type { DatePrecision } from '#lib/domain/events.ts';

/** How long a bar of a timeline is. */
export const BAR_LENGTHS = ['day', 'week', 'month'] as const;

/** The length of every bar of one timeline. */
export type BarLength = (typeof BAR_LENGTHS)[number];

/** A stretch of days, both ends included. */
export interface Span {
	from: Day;
	to: Day;
}

const MOST_DAYS = 62;
const MOST_WEEKS = 60;

/** The shortest bars that leave a stretch readable: days up to two months, weeks up to 60, else months. */
export function chooseBarLength({ from, to }: Span): BarLength {
	const days = daysBetween(from, to) + 1;
	if (days <= MOST_DAYS) return 'day';
	return days <= MOST_WEEKS * 7 ? 'week' : 'month';
}

/** Whether a date that is known to a day, month or year can stand in one bar: a month is in no day. */
export function isDrawnIn(length: BarLength, precision: DatePrecision): boolean {
	return precision === 'day' || (precision === 'month' && length === 'month');
}

/** The first day of the bar that a day lies in. Weeks begin on Monday (ISO 8601). */
export function toBarStart(day: Day, length: BarLength): Day {
	if (length === 'month') return `${day.slice(0, 7)}-01`;
	return length === 'week' ? addDays(day, -toWeekday(day)) : day;
}

/** The bars of a stretch in order, each with its first and last day; the first and the last may reach beyond it. */
export function listBars({ from, to }: Span, length: BarLength): Span[] {
	const bars: Span[] = [];
	for (let start = toBarStart(from, length); start <= to;) {
		const next = toNextStart(start, length);
		bars.push({ from: start, to: addDays(next, -1) });
		start = next;
	}
	return bars;
}

function toNextStart(start: Day, length: BarLength): Day {
	if (length !== 'month') return addDays(start, length === 'week' ? 7 : 1);
	return toBarStart(addDays(start, 31), 'month');
}

/** Days since Monday. */
function toWeekday(day: Day): number {
	return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
