import type { Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, ZERO, type Estimate } from '#lib/domain/estimate.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import type { ShelterReport } from '#lib/domain/shelters.ts';

/** What a shelter last said of its beds. */
export type BedReport = Pick<ShelterReport, 'status' | 'closingOn' | 'occupancy'> & {
	/** Beds in all; null where nobody said. */
	capacity: number | null;
};

/** Which rule made the number of free beds. */
export type BedBasis =
	| 'neverReported'
	| 'undated'
	| 'expired'
	| 'closed'
	| 'statusUnknown'
	/** Full, paused or suspended, by a report that is up to date or due. */
	| 'noIntake'
	/** Full, paused or suspended, by a report that is overdue. */
	| 'noIntakeOld'
	| 'noCapacity'
	| 'noOccupancy'
	/** What was free last. */
	| 'overdue'
	/** Capacity less occupancy, less what is held. */
	| 'reported';

/** Beds that are free, and by which rule. */
export interface FreeBeds {
	free: Estimate;
	basis: BedBasis;
}

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
): FreeBeds {
	if (!report) return { free: NOT_KNOWN, basis: 'neverReported' };
	const { status, closingOn, capacity, occupancy } = report;
	if (status === 'closed' || (status === 'closing_on' && closingOn !== null && closingOn <= asOf))
		return { free: ZERO, basis: 'closed' };
	if (freshness === null) return { free: NOT_KNOWN, basis: 'undated' };
	if (freshness === 'expired') return { free: NOT_KNOWN, basis: 'expired' };
	if (status === 'unknown') return { free: NOT_KNOWN, basis: 'statusUnknown' };
	const isOverdue = freshness === 'overdue';
	if (status !== 'open' && status !== 'closing_on')
		return isOverdue ? { free: NOT_KNOWN, basis: 'noIntakeOld' } : { free: ZERO, basis: 'noIntake' };
	if (capacity === null) return { free: NOT_KNOWN, basis: 'noCapacity' };
	const most = Math.max(0, capacity - (occupancy ?? 0) - held);
	const atMost = { low: 0, best: null, high: most };
	if (occupancy === null) return { free: atMost, basis: 'noOccupancy' };
	if (isOverdue) return { free: atMost, basis: 'overdue' };
	return { free: { low: most, best: most, high: most }, basis: 'reported' };
}
