import { giveWay, type ShelterOccupancy } from '#lib/domain/accommodation.ts';
import { addUp } from '#lib/domain/adding.ts';
import { isCurrentCell, selectStocks, toCells, type Cell } from '#lib/domain/cells.ts';
import { toCellPart } from '#lib/domain/combining.ts';
import { isShelter, placeOf, shareGroup, type Counter } from '#lib/domain/counters.ts';
import type { Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import { TIERS, tierOf, type Figure, type Tier } from '#lib/domain/figures.ts';
import { countOccupanciesOf, type ConditionedReport } from '#lib/domain/nationality-shelters.ts';
import { findSamePeople, type SamePeople } from '#lib/domain/overlap.ts';
import { takeOffEverywhere } from '#lib/domain/place-not-known.ts';
import type { Shelter } from '#lib/domain/shelters.ts';
import { toShelterPart } from '#lib/domain/tiers.ts';

/** What is known at one moment of people whose nationality somebody stated. */
export interface NationalityInput {
	/** Of any nationalities; those that do not name the one asked for are left out. */
	figures: readonly Figure[];
	shelters: readonly Shelter[];
	reports: readonly ConditionedReport[];
	asOf: Day;
}

/** How many people of one nationality are in one tier, in the whole country, with all that the number was made of. */
export interface NationalityTier {
	tier: Tier;
	estimate: Estimate;
	/** False where nobody ever gave a figure that names the nationality. */
	hasFigures: boolean;
	/** Cells that name it, as they count for it: one that names others too counts 0/null/high. */
	cells: Cell[];
	/** Those of the cells and shelters that add nothing, because another one counts partly the same people. */
	samePeople: SamePeople[];
	/** In accommodation the shelters whose people are of it, as they count for it. */
	shelters: ShelterOccupancy[];
	/** In accommodation the figures that gave way to the report of their shelter. */
	givenWay: Figure[];
	/** Latest day among the figures and reports that count; null where none does. */
	newestOn: Day | null;
}

/**
 * The people of one nationality on a day, by tier; tiers are never added.
 *
 * As in a summary (`summarise`), but only of figures that name the nationality, and of the whole country at once. A
 * figure for several nationalities says no more than that at most its high are of this one; where it counts partly the
 * same people as a current figure without a place for this nationality alone, they are among those and it adds nothing.
 * Figures for all nationalities say nothing of one.
 *
 * @param nationality ISO 3166-1 alpha-2
 * @throws AddingRefused where the exercise is mixed with other data.
 */
export function countPeopleOf(nationality: string, input: NationalityInput): Record<Tier, NationalityTier> {
	const stocks = selectStocks(input.figures, input.asOf).filter(({ nationalities }) =>
		nationalities?.includes(nationality)
	);
	return Object.fromEntries(
		TIERS.map((tier) => [tier, countTier(nationality, tier, stocks, input)])
	) as Record<Tier, NationalityTier>;
}

function countTier(
	nationality: string,
	tier: Tier,
	stocks: readonly Figure[],
	{ shelters, reports, asOf }: NationalityInput
): NationalityTier {
	const ofTier = stocks.filter((figure) => tierOf(figure.livingSituation) === tier);
	const linked = giveWay(ofTier, shelters, reports, asOf);
	const ofShelters =
		tier === 'accommodation' ? countOccupanciesOf(nationality, shelters, reports, linked, asOf) : [];
	const ofCells = toCells(linked.standing, asOf).map(countShare);
	const all = [...ofCells, ...ofShelters];
	const samePeople = findSame(all);
	const setAside = new Set(samePeople.map(({ counter }) => counter));
	const cells = takeOffEverywhere(ofCells, all, samePeople);
	const occupancies = takeOffEverywhere(ofShelters, all, samePeople);
	const counting = cells.filter((cell) => !setAside.has(cell));
	const open = occupancies.filter((shelter) => !setAside.has(shelter));
	const parts = [...counting.map(toCellPart), ...open.flatMap(toShelterPart)];
	return {
		...{ tier, cells, samePeople, givenWay: linked.givenWay, shelters: occupancies },
		estimate: parts.length > 0 ? addUp(parts) : NOT_KNOWN,
		hasFigures: cells.length > 0 || occupancies.length > 0,
		newestOn: findNewest(counting, open)
	};
}

/** The cell as it counts for one of its nationalities. */
function countShare(cell: Cell): Cell {
	if (cell.nationalities?.length === 1) return cell;
	const estimate = { low: 0, best: null, high: cell.estimate.high };
	return { ...cell, estimate, choice: { ...cell.choice, estimate } };
}

function findSame(all: readonly Counter[]): SamePeople[] {
	const places = [...new Set(all.map(placeOf))];
	const inPlace = places.flatMap((place) => findSamePeople(all.filter((one) => placeOf(one) === place)));
	const found = new Set(inPlace.map(({ counter }) => counter));
	const left = all.filter((one): one is Cell => !isShelter(one) && isCurrentCell(one) && !found.has(one));
	const wholes = left.filter((cell) => cell.areaCode === null && isAlone(cell));
	const inWhole = left
		.filter((cell) => cell.areaCode !== null && !isAlone(cell))
		.flatMap((cell): SamePeople[] => {
			const by = wholes.find((one) => shareGroup(one, cell));
			return by ? [{ counter: cell, by, goesWithTotal: false }] : [];
		});
	return [...inPlace, ...inWhole];
}

function isAlone(cell: Cell): boolean {
	return cell.nationalities?.length === 1;
}

function findNewest(cells: readonly Cell[], shelters: readonly ShelterOccupancy[]): Day | null {
	const days = [
		...cells.map(({ choice }) => choice.chosen?.referenceOn ?? null),
		...shelters
			.filter(({ basis }) => basis === 'report' || basis === 'closed')
			.map(({ report }) => report?.reportedOn ?? null)
	];
	return (
		days
			.filter((day) => day !== null)
			.sort()
			.at(-1) ?? null
	);
}
