import { now } from '#lib/server/clock.ts';
import type { Reading } from '#lib/server/queries/default-day.ts';

const PHNOM_PENH_MS = 7 * 3_600_000;

/**
 * The moment of knowing that a citation of a page names, as an address has it: the one asked for, or the minute in which
 * the page was made.
 */
export function toCitedMoment({ knownAt }: Reading): string {
	return knownAt ?? new Date(now().getTime() + PHNOM_PENH_MS).toISOString().slice(0, 16);
}
