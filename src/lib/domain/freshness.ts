import type { LivingSituation } from '#lib/domain/figures.ts';

/** How far a figure is past its expected update, from best to worst. */
export const FRESHNESS_STATES = ['up_to_date', 'due', 'overdue', 'expired'] as const;

/** How far one figure, report or status is past its expected update. */
export type Freshness = (typeof FRESHNESS_STATES)[number];

/**
 * Age in days on which each state begins, by expected update interval in days. After the freshness states of
 * the Humanitarian Data Exchange (HDX), whose 'delinquent' is our 'expired'.
 */
export const INTERVALS = {
	1: { due: 1, overdue: 2, expired: 3 },
	7: { due: 7, overdue: 14, expired: 21 },
	14: { due: 14, overdue: 21, expired: 28 },
	30: { due: 30, overdue: 44, expired: 60 },
	90: { due: 90, overdue: 120, expired: 180 },
	180: { due: 180, overdue: 270, expired: 360 }
} as const;

/** A shelter is expected to report every so many days, unless it states its own interval. */
export const SHELTER_REPORT_INTERVAL = 7;

/** What a state does for its nationals is looked up again after so many days. */
export const COUNTRY_MEASURE_INTERVAL = 90;

/** Whether a compound is active is looked up again after so many days. */
export const COMPOUND_STATUS_INTERVAL = 180;

const BY_SITUATION: Record<LivingSituation, number> = {
	street: 7,
	forest_or_rural: 7,
	embassy_premises: 7,
	ngo_shelter: 7,
	government_shelter: 7,
	crowded_housing: 14,
	guesthouse: 14,
	immigration_detention: 14,
	police_custody: 14,
	unknown: 14,
	left_country: 14
};

/** Days between two expected counts of people living so, where no operation states its own. */
export function defaultInterval(situation: LivingSituation): number {
	return BY_SITUATION[situation];
}

/** Whether the number of days is one of the intervals in the table. */
export function isInterval(days: number): days is keyof typeof INTERVALS {
	return Object.hasOwn(INTERVALS, days);
}

/**
 * The state of something that old. A state begins on the day the age reaches its number in `INTERVALS`; below
 * 'due' it is up to date.
 *
 * @throws RangeError on an interval that is not in the table, or an age below 0: whatever is dated after the
 * day asked for must be left out before.
 */
export function freshnessOf(ageDays: number, intervalDays: number): Freshness {
	if (!isInterval(intervalDays)) {
		const known = Object.keys(INTERVALS).join(', ');
		throw new RangeError(`no freshness table for an interval of ${intervalDays} days; use one of ${known}`);
	}
	if (ageDays < 0)
		throw new RangeError(`an age of ${ageDays} days lies after the day asked for; leave it out`);
	const begins = INTERVALS[intervalDays];
	if (ageDays >= begins.expired) return 'expired';
	if (ageDays >= begins.overdue) return 'overdue';
	return ageDays >= begins.due ? 'due' : 'up_to_date';
}

/** Whether something in that state still counts: up to date, due or overdue. */
export function isCurrent(freshness: Freshness): boolean {
	return freshness !== 'expired';
}
