import { chooseFigure, type CellChoice } from '#lib/domain/choosing.ts';
import type { Counter } from '#lib/domain/counters.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import {
	LIVING_SITUATIONS,
	POPULATION_GROUPS,
	type Figure,
	type LivingSituation,
	type PopulationGroup
} from '#lib/domain/figures.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import { compareKeys, type OrderKey } from '#lib/domain/latest.ts';

/** What all stock figures together say of one area, living situation, population group and nationality set. */
export interface Cell {
	/** Null: place not known. */
	areaCode: string | null;
	livingSituation: LivingSituation;
	populationGroup: PopulationGroup;
	/** Null: all nationalities, so the total of which cells with nationalities are the breakdown. */
	nationalities: string[] | null;
	choice: CellChoice;
	/** What it counts: the choice's estimate, less `takenOff`. */
	estimate: Estimate;
	/** Cells and shelters of areas whose people this one without a place counts too; empty for a cell of an area. */
	takenOff: readonly Counter[];
}

/** The figures that make cells: stocks about a day up to `asOf`, or without a day. */
export function selectStocks(figures: readonly Figure[], asOf: Day): Figure[] {
	return figures.filter(
		({ kind, referenceOn }) => kind === 'stock' && (referenceOn === null || referenceOn <= asOf)
	);
}

/**
 * The cells of these figures on that day: area first, 'place not known' last, then situation, group and nationalities.
 *
 * A cell is there as soon as one figure was ever recorded for it; it then stays, current or not.
 *
 * @param stocks as `selectStocks` gives them
 */
export function toCells(stocks: readonly Figure[], asOf: Day): Cell[] {
	const cells = [...groupBy(stocks, cellKey).values()].map((ofCell) => {
		const { areaCode, livingSituation, populationGroup, nationalities } = ofCell[0]!;
		const choice = chooseFigure(ofCell, asOf);
		const place = { areaCode, livingSituation, populationGroup, nationalities };
		return { ...place, choice, estimate: choice.estimate, takenOff: [] };
	});
	return cells.sort((a, b) => compareKeys(orderKey(a), orderKey(b)));
}

/** Whether a figure stands for the cell; else it is not known. */
export function isCurrentCell(cell: Cell): boolean {
	return cell.choice.chosen !== null;
}

/** Overlap groups of the figure that stands for the cell. */
export function overlapGroupsOf(cell: Cell): readonly string[] {
	return cell.choice.chosen?.overlapGroups ?? [];
}

/** Names a cell: the same for two figures if and only if they are of one cell. */
export function cellKey(of: Pick<Cell, 'areaCode' | 'nationalities'> & SituationAndGroup): string {
	return [of.areaCode ?? '', situationKey(of), of.nationalities?.join(';') ?? ''].join(' ');
}

type SituationAndGroup = Pick<Cell, 'livingSituation' | 'populationGroup'>;

/** Names a living situation and population group, within which nationalities are the breakdown of the total. */
export function situationKey({ livingSituation, populationGroup }: SituationAndGroup): string {
	return `${livingSituation} ${populationGroup}`;
}

function orderKey({ areaCode, livingSituation, populationGroup, nationalities }: Cell): OrderKey {
	return [
		areaCode === null ? 1 : 0,
		areaCode ?? '',
		LIVING_SITUATIONS.indexOf(livingSituation),
		POPULATION_GROUPS.indexOf(populationGroup),
		nationalities?.join(';') ?? ''
	];
}
