import { isDay, type Day } from '#lib/domain/day.ts';
import { required, type Column } from '#lib/server/import/columns/column.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A real day, written YYYY-MM-DD. */
export function day(): Column<Day> {
	return required<Day>((cell) => (isDay(cell) ? { value: cell } : { reason: toReason(cell) }));
}

/** A real day that is not after today: the date that something observed or published is about. */
export function pastDay(): Column<Day> {
	return required<Day>((cell, { today }) => {
		if (!isDay(cell)) return { reason: toReason(cell) };
		return cell > today ? { reason: toFutureReason(today) } : { value: cell };
	});
}

/** Why a day after today is refused. */
export function toFutureReason(today: Day): string {
	return `is after today (${today}); write the day it was observed or published`;
}

function toReason(cell: string): string {
	const [, year, month, dayOfMonth] = SHAPE.exec(cell) ?? [];
	if (year === undefined) {
		if (/^\d{4}(?:-\d{2})?$/.test(cell)) {
			return 'is not a whole date; write its first day as YYYY-MM-DD and give the precision in the column for it';
		}
		return 'is not a date; write it as YYYY-MM-DD';
	}
	const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	if (Number(month) < 1 || Number(month) > 12) return `is not a real day: there is no month ${month}`;
	return `is not a real day: month ${month} of ${year} has ${last} days, and no day ${dayOfMonth}`;
}
