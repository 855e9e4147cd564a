import { isCurrentCell, overlapGroupsOf, situationKey, type Cell } from '#lib/domain/cells.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import type { SamePeople } from '#lib/domain/overlap.ts';

/**
 * The cell without a place, less the people whom areas count too.
 *
 * The parts are those of the given cells that share an overlap group with it; a breakdown cell whose total is a part is
 * none, as its people are in the total. What they leave of the whole: low = max(0, low - sum of the parts' highs), 0
 * where one has no high; best = max(0, best - sum of the parts' bests), null where one has none; high = max(0, high -
 * sum of the parts' lows), null where the whole has none. A part of several groups counts with low 0, since its people
 * may be of the other group. Without parts, or where the whole is not current, the cell comes back as it was.
 *
 * @param whole a cell of 'place not known' that is not set aside
 * @param ofAreas cells of areas in the same tier that are not set aside
 */
export function takeOffParts(whole: Cell, ofAreas: readonly Cell[]): Cell {
	const groups = overlapGroupsOf(whole);
	const sharing = ofAreas.filter(
		(cell) => isCurrentCell(cell) && overlapGroupsOf(cell).some((group) => groups.includes(group))
	);
	const parts = sharing.filter((cell) => cell.nationalities === null || !sharing.some(isTotalOf(cell)));
	if (parts.length === 0) return whole;
	return { ...whole, estimate: subtract(whole.estimate, parts), takenOff: parts };
}

/**
 * The cells of one tier, those without a place less the people whom areas count too (`takeOffParts`).
 *
 * @param samePeople those of the cells that add nothing; nothing is taken off them, nor for them
 */
export function takeOffEverywhere(cells: readonly Cell[], samePeople: readonly SamePeople[]): Cell[] {
	const setAside = new Set(samePeople.map(({ cell }) => cell));
	const parts = cells.filter((cell) => cell.areaCode !== null && !setAside.has(cell));
	return cells.map((cell) =>
		cell.areaCode === null && !setAside.has(cell) ? takeOffParts(cell, parts) : cell
	);
}

function isTotalOf(cell: Cell): (other: Cell) => boolean {
	return (other) =>
		other.nationalities === null &&
		other.areaCode === cell.areaCode &&
		situationKey(other) === situationKey(cell);
}

function subtract(whole: Estimate, parts: readonly Cell[]): Estimate {
	const lows = sum(parts.map((part) => (overlapGroupsOf(part).length > 1 ? 0 : part.estimate.low)));
	const bests = sum(parts.map((part) => part.estimate.best));
	const highs = sum(parts.map((part) => part.estimate.high));
	return {
		low: highs === null ? 0 : Math.max(0, whole.low - highs),
		best: whole.best === null || bests === null ? null : Math.max(0, whole.best - bests),
		high: whole.high === null || lows === null ? null : Math.max(0, whole.high - lows)
	};
}

function sum(values: readonly (number | null)[]): number | null {
	return values.reduce((total, value) => (total === null || value === null ? null : total + value), 0);
}
