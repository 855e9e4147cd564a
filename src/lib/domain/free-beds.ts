import type { Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, ZERO, type Estimate } from '#lib/domain/estimate.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import type { ShelterReport } from '#lib/domain/shelters.ts';

/** What a shelter last said of its beds. */
export type BedReport = Pick<ShelterReport, 'status' | 'closingOn' | 'occupancy'> & {
	/** Beds in all; null where nobody said. */
	capacity: number | null;
};

/**
 * How many beds a shelter has free on a day, by its latest report.
 *
 * Closed, or closing on a day that has come: none, however old the report is. Full, paused or suspended: none while the
 * report is up to date or due, not known after. Open: capacity less occupancy less what is held, never under none; without
 * an occupancy at most capacity less what is held; overdue, at most what was free last; without a capacity, or expired, not
 * known.
 *
 * @param report null where it never reported
 * @param freshness of the report; null where it has no day
 * @param held beds that are promised: allocated, or occupied since the report
 */
export function countFreeBeds(
	report: BedReport | null,
	freshness: Freshness | null,
	held: number,
	asOf: Day
): Estimate {
	if (!report) return NOT_KNOWN;
	const { status, closingOn, capacity, occupancy } = report;
	if (status === 'closed' || (status === 'closing_on' && closingOn !== null && closingOn <= asOf))
		return ZERO;
	if (freshness === null || freshness === 'expired' || status === 'unknown') return NOT_KNOWN;
	const isFresh = freshness !== 'overdue';
	if (status !== 'open' && status !== 'closing_on') return isFresh ? ZERO : NOT_KNOWN;
	if (capacity === null) return NOT_KNOWN;
	const free = Math.max(0, capacity - (occupancy ?? 0) - held);
	return isFresh && occupancy !== null
		? { low: free, best: free, high: free }
		: { low: 0, best: null, high: free };
}
