import { countOccupancies, giveWay, type ShelterOccupancy } from '#lib/domain/accommodation.ts';
import { selectStocks } from '#lib/domain/cells.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { listFigures } from '#lib/server/queries/figures.ts';
import { listShelterStates, type ListedReport, type ListedShelter } from '#lib/server/queries/shelters.ts';
import type { View } from '#lib/server/queries/view.ts';

/** A shelter, its latest report, and the people that count for it. */
export interface ListedOccupancy extends Omit<ShelterOccupancy, 'shelter' | 'report'> {
	shelter: ListedShelter;
	/** Null where it never reported. */
	report: ListedReport | null;
}

/** The shelters of a view with the people in each by the rules of the domain, by code, at most 5,000. */
export async function listOccupancies(tx: Tx, view: View): Promise<ListedOccupancy[]> {
	const { shelters, reports } = await listShelterStates(tx, view);
	const reporting = new Set(
		reports.filter(({ reportedOn }) => reportedOn !== null).map((report) => report.shelterCode)
	);
	// Only a shelter without a dated report leaves its people to figures.
	const areAllReporting = shelters.every(({ code }) => reporting.has(code));
	const figures = areAllReporting ? [] : await listFigures(tx, view, undefined, 'stock');
	const linked = giveWay(selectStocks(figures, view.asOf), shelters, reports, view.asOf);
	const shelterOf = new Map(shelters.map((shelter) => [shelter.code, shelter]));
	const reportOf = new Map(reports.map((report) => [report.id, report]));
	return countOccupancies(shelters, reports, linked, view.asOf).map(({ shelter, report, ...state }) => ({
		...state,
		shelter: shelterOf.get(shelter.code)!,
		report: report === null ? null : reportOf.get(report.id)!
	}));
}
