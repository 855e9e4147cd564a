import type { Activity } from '#lib/domain/compound-activity.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';

/** Two dated statements of one place as near to each other as this cannot both be right where they differ. */
export const CONTRADICTION_DAYS = 7;

/** A statement of activity, as far as another can contradict it. */
interface Said {
	activity: Activity;
	sinceOn: Day | null;
}

/**
 * The statements that another one contradicts: another activity within seven days. One without a day contradicts
 * nothing, and neither does one that says the activity is unknown.
 */
export function listContradicting<S extends Said>(statements: readonly S[]): S[] {
	return statements.filter((one) => statements.some((other) => contradicts(one, other)));
}

function contradicts(one: Said, other: Said): boolean {
	if (one.sinceOn === null || other.sinceOn === null) return false;
	const isTelling = one.activity !== 'unknown' && other.activity !== 'unknown';
	const days = Math.abs(daysBetween(one.sinceOn, other.sinceOn));
	return isTelling && one.activity !== other.activity && days <= CONTRADICTION_DAYS;
}
