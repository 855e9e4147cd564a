import type { Counter } from '#lib/domain/counters.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, ZERO, type Estimate } from '#lib/domain/estimate.ts';
import { tierOf, type Figure } from '#lib/domain/figures.ts';
import { freshnessOf, isCurrent, SHELTER_REPORT_INTERVAL, type Freshness } from '#lib/domain/freshness.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import { compareKeys, pickLatest } from '#lib/domain/latest.ts';
import type { Shelter, ShelterReport } from '#lib/domain/shelters.ts';

/** Which rule made the number of a shelter. */
export type OccupancyBasis =
	/** The latest report, which may give no number. */
	| 'report'
	/** Closed, until a later report says otherwise. */
	| 'closed'
	/** The latest report has expired. */
	| 'expired'
	/** Its reports give no day. */
	| 'undated'
	/** It never reported. */
	| 'never_reported'
	/** It gave no dated report, so published figures of its people stand, in the cells of their area. */
	| 'figures';

/** How many people are in one shelter. */
export interface ShelterOccupancy {
	shelter: Shelter;
	/** The latest report; null where there is none. */
	report: ShelterReport | null;
	/** Of the latest report; null where it has no day. */
	freshness: Freshness | null;
	/** What it counts, less `takenOff`; null only for 'figures': the shelter itself adds nothing. */
	estimate: Estimate | null;
	basis: OccupancyBasis;
	/** Of the figures that gave way to its report, in order: those partly count the same people as it. Else empty. */
	overlapGroups: string[];
	/** Cells of areas whose people this shelter without a place counts too; empty for a shelter with one. */
	takenOff: readonly Counter[];
}

/**
 * How many people are in each shelter on that day, by code of the shelter.
 *
 * The latest report counts: greatest day up to `asOf`, then revision, then id; one without a day only where no other
 * is there. Closed, or closing on a day that has come: 0/0/0, however old. Current (by the shelter's own interval, else
 * 7 days): its occupancy, not known where it gives none. Expired, without a day, or no report: not known. A shelter
 * without a dated report leaves its people to the figures linked to it, where there are any.
 *
 * @param reports of any shelters; those after `asOf` are left out
 * @param linked accommodation figures as `giveWay` parts them
 */
export function countOccupancies(
	shelters: readonly Shelter[],
	reports: readonly ShelterReport[],
	linked: { standing: readonly Figure[]; givenWay: readonly Figure[] },
	asOf: Day
): ShelterOccupancy[] {
	const byShelter = groupBy(
		reports.filter(({ reportedOn }) => reportedOn === null || reportedOn <= asOf),
		({ shelterCode }) => shelterCode
	);
	const withFigures = new Set(linked.standing.map(({ shelterCode }) => shelterCode));
	return [...shelters]
		.sort((a, b) => compareKeys([a.code], [b.code]))
		.map((shelter) => {
			const report = pickLatest(byShelter.get(shelter.code) ?? [], (one) => [
				one.reportedOn ?? '',
				one.revision,
				one.id
			]);
			const dated = report?.reportedOn ?? null;
			const freshness =
				dated === null
					? null
					: freshnessOf(daysBetween(dated, asOf), shelter.intervalDays ?? SHELTER_REPORT_INTERVAL);
			const state = { shelter, report: report ?? null, freshness, overlapGroups: [], takenOff: [] };
			if (freshness === null && withFigures.has(shelter.code))
				return { ...state, basis: 'figures', estimate: null };
			const judged = judge(report, freshness, asOf);
			const overlapGroups = judged.basis === 'report' ? groupsGivenBy(shelter, linked.givenWay) : [];
			return { ...state, ...judged, overlapGroups };
		});
}

/**
 * Accommodation figures, parted into those that stand and those that give way because they name a shelter with a
 * report dated on or before `asOf`: the report counts the same people, and counts them itself.
 *
 * @param shelters those that are counted; a figure of any other shelter stands
 */
export function giveWay(
	figures: readonly Figure[],
	shelters: readonly Shelter[],
	reports: readonly ShelterReport[],
	asOf: Day
): { standing: Figure[]; givenWay: Figure[] } {
	const reporting = new Set(
		reports
			.filter(({ reportedOn }) => reportedOn !== null && reportedOn <= asOf)
			.map((one) => one.shelterCode)
	);
	const counted = new Set(shelters.map(({ code }) => code).filter((code) => reporting.has(code)));
	const givesWay = ({ shelterCode, livingSituation }: Figure) =>
		shelterCode !== null && counted.has(shelterCode) && tierOf(livingSituation) === 'accommodation';
	return {
		standing: figures.filter((figure) => !givesWay(figure)),
		givenWay: figures.filter(givesWay).sort((a, b) => compareKeys([a.code], [b.code]))
	};
}

function groupsGivenBy({ code }: Shelter, givenWay: readonly Figure[]): string[] {
	const linked = givenWay.filter(({ shelterCode }) => shelterCode === code);
	return [...new Set(linked.flatMap(({ overlapGroups }) => overlapGroups))].sort();
}

function judge(
	report: ShelterReport | undefined,
	freshness: Freshness | null,
	asOf: Day
): { basis: OccupancyBasis; estimate: Estimate } {
	if (!report) return { basis: 'never_reported', estimate: NOT_KNOWN };
	if (freshness === null) return { basis: 'undated', estimate: NOT_KNOWN };
	const { status, closingOn, occupancy } = report;
	if (status === 'closed' || (status === 'closing_on' && closingOn !== null && closingOn <= asOf)) {
		return { basis: 'closed', estimate: ZERO };
	}
	if (!isCurrent(freshness)) return { basis: 'expired', estimate: NOT_KNOWN };
	const estimate = occupancy === null ? NOT_KNOWN : { low: occupancy, best: occupancy, high: occupancy };
	return { basis: 'report', estimate };
}
