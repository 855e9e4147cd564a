import { addUp, type Part } from '#lib/domain/adding.ts';
import { cellKey, isCurrentCell, overlapGroupsOf, situationKey, type Cell } from '#lib/domain/cells.ts';
import type { Counter } from '#lib/domain/counters.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { Figure, LivingSituation, PopulationGroup } from '#lib/domain/figures.ts';
import { groupBy } from '#lib/domain/grouping.ts';

/** Which rule made the number of a living situation and population group. */
export type SituationBasis =
	/** The current figure for all nationalities, its low raised to that of the breakdown. */
	| 'total'
	/** Nationality figures only, so at least their sum. */
	| 'at_least_breakdown'
	/** Nationality figures of which one says that nobody else is meant: their sum. */
	| 'whole_breakdown'
	/** Figures there were, but none is current or counts here. */
	| 'not_known';

/** How many people of one population group live so in one area. */
export interface SituationTotal {
	areaCode: string | null;
	livingSituation: LivingSituation;
	populationGroup: PopulationGroup;
	estimate: Estimate;
	basis: SituationBasis;
	/** The cell for all nationalities; null where it is not current. */
	total: Cell | null;
	/** Current cells with nationalities that are not set aside; never added to a total. */
	breakdown: Cell[];
	/** True where the breakdown's lows pass the high of the total: one of the two is wrong. */
	isContradicted: boolean;
}

/**
 * All and some: one number for each living situation and population group, however nationalities were counted.
 *
 * The breakdown is every current cell with nationalities that is not set aside. With a current cell for all
 * nationalities: its estimate, low raised to the sum of the breakdown's lows; a best or high below that becomes null.
 * Else, where a figure of the breakdown says that nobody else is meant: the sum of the breakdown. Else at least the sum
 * of its lows, which is not known where there is no breakdown. Where the cell for all nationalities or every cell is set
 * aside, there is no number: those people are counted elsewhere.
 *
 * @param cells of one area and one tier
 * @param setAside those of them that `findSamePeople` found
 */
export function combineSituations(cells: readonly Cell[], setAside: ReadonlySet<Counter>): SituationTotal[] {
	return [...groupBy(cells, situationKey).values()].flatMap((ofSituation) => {
		const left = ofSituation.filter((cell) => !setAside.has(cell));
		const isTotal = (cell: Cell) => cell.nationalities === null;
		if (left.length === 0 || ofSituation.some((cell) => isTotal(cell) && setAside.has(cell))) return [];
		const current = left.filter(isCurrentCell);
		const total = current.find(isTotal) ?? null;
		const breakdown = current.filter((cell) => !isTotal(cell));
		const { areaCode, livingSituation, populationGroup } = left[0]!;
		const place = { areaCode, livingSituation, populationGroup };
		return [{ ...place, total, breakdown, ...combine(total, breakdown) }];
	});
}

/** A situation's number as a part to be added to those of the same tier. */
export function toPart({ total, breakdown, ...situation }: SituationTotal): Part {
	const cells = total ? [total, ...breakdown] : breakdown;
	const { areaCode, livingSituation, populationGroup, estimate } = situation;
	return {
		...joinCells(cells),
		label: `${areaCode ?? 'place not known'}, ${livingSituation}, ${populationGroup}`,
		areaCode,
		estimate
	};
}

/** One cell, current or not, as a part to be added to others of its tier. */
export function toCellPart(cell: Cell): Part {
	return {
		...joinCells([cell]),
		label: cell.choice.chosen?.code ?? cellKey(cell),
		estimate: cell.estimate
	};
}

function combine(
	total: Cell | null,
	breakdown: readonly Cell[]
): Pick<SituationTotal, 'estimate' | 'basis' | 'isContradicted'> {
	const sum = addUp(breakdown.map(toCellPart));
	if (total) return { basis: 'total', ...raise(total.estimate, sum.low) };
	if (breakdown.length === 0) return { basis: 'not_known', estimate: NOT_KNOWN, isContradicted: false };
	if (breakdown.some((cell) => cell.choice.chosen?.isExhaustive)) {
		return { basis: 'whole_breakdown', estimate: sum, isContradicted: false };
	}
	return {
		basis: 'at_least_breakdown',
		estimate: { low: sum.low, best: null, high: null },
		isContradicted: false
	};
}

function raise(
	{ low, best, high }: Estimate,
	floor: number
): { estimate: Estimate; isContradicted: boolean } {
	const raised = Math.max(low, floor);
	const keep = (value: number | null) => (value !== null && value < raised ? null : value);
	return {
		estimate: { low: raised, best: keep(best), high: keep(high) },
		isContradicted: high !== null && high < raised
	};
}

/** What the rules of adding ask about current cells. Groups whose people were taken off are no longer in them. */
function joinCells(cells: readonly Cell[]): Omit<Part, 'label' | 'estimate'> {
	const figures = cells.flatMap(({ choice }) => [choice.chosen, ...choice.widenedBy]).filter(isFigure);
	const rounds = cells.flatMap((cell) => {
		const operation = cell.choice.chosen?.operation ?? null;
		return operation === null ? [] : [`${operation}: ${cellKey(cell)}`];
	});
	const groups = cells.flatMap((cell) => (cell.takenOff.length > 0 ? [] : overlapGroupsOf(cell)));
	return {
		unit: 'person',
		kind: 'stock',
		datasets: [...new Set(figures.map(({ dataset }) => dataset))],
		areaCode: cells[0]?.areaCode ?? null,
		ancestors: [],
		rounds,
		overlapGroups: [...new Set(groups)],
		shelterGroups: [],
		isExpired: false
	};
}

function isFigure(figure: Figure | null): figure is Figure {
	return figure !== null;
}
