import { countOccupancies, type ShelterOccupancy } from '#lib/domain/accommodation.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Figure } from '#lib/domain/figures.ts';
import type { Shelter, ShelterReport } from '#lib/domain/shelters.ts';

/** A report with who is let in, as the source states it. */
export interface ConditionedReport extends ShelterReport {
	/** Words, and `nationality:XX`; empty where nobody said. */
	entryConditions: readonly string[];
}

const NATIONALITY = 'nationality:';

/** The nationalities that a shelter takes in, by its entry conditions; empty where they name none. */
export function readAdmitted(entryConditions: readonly string[]): string[] {
	return entryConditions
		.filter((condition) => condition.startsWith(NATIONALITY))
		.map((condition) => condition.slice(NATIONALITY.length));
}

/**
 * The people of one nationality in each shelter that is known to hold some, by code of the shelter.
 *
 * A shelter is known to where its latest report lets in that nationality by name, or where a figure that names it gave
 * way to the report. Let in alone, all its people are of it; else at most its people are: 0/null/high. A closed shelter
 * holds nobody.
 *
 * @param linked figures that name the nationality, as `giveWay` parts them
 */
export function countOccupanciesOf(
	nationality: string,
	shelters: readonly Shelter[],
	reports: readonly ConditionedReport[],
	linked: { standing: readonly Figure[]; givenWay: readonly Figure[] },
	asOf: Day
): ShelterOccupancy[] {
	const conditionsOf = new Map(reports.map(({ id, entryConditions }) => [id, entryConditions]));
	const named = new Set(linked.givenWay.map(({ shelterCode }) => shelterCode));
	return countOccupancies(shelters, reports, linked, asOf).flatMap((occupancy) => {
		const { report, shelter, estimate, basis } = occupancy;
		const admitted = report ? readAdmitted(conditionsOf.get(report.id) ?? []) : [];
		if (!admitted.includes(nationality) && !named.has(shelter.code)) return [];
		const isAlone = admitted.length === 1 && admitted[0] === nationality;
		if (isAlone || basis === 'closed' || estimate === null) return [occupancy];
		return [{ ...occupancy, estimate: { low: 0, best: null, high: estimate.high } }];
	});
}
