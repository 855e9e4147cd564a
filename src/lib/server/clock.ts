import { todayInPhnomPenh, type Day } from '#lib/domain/day.ts';

const NOT_SET = Number.NaN;
let offset = readOffset(process.env.SALA_CLOCK);

/** The present moment, as every part of the server sees it. */
export function now(): Date {
	return new Date(Date.now() + (Number.isNaN(offset) ? 0 : offset));
}

/** The day it is in Phnom Penh. */
export function today(): Day {
	return todayInPhnomPenh(now());
}

/** Lets the clock run from another moment; null sets it right again. For tests. */
export function setClock(moment: Date | null): void {
	offset = moment ? moment.getTime() - Date.now() : NOT_SET;
}

function readOffset(moment: string | undefined): number {
	return moment ? Date.parse(moment) - Date.now() : NOT_SET;
}
