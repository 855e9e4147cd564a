import { situationKey, type Cell } from '#lib/domain/cells.ts';
import { groupsOf, isCounting, isShelter, placeOf, shareGroup, type Counter } from '#lib/domain/counters.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { SamePeople } from '#lib/domain/overlap.ts';

/**
 * The cell or shelter without a place, less the people whom areas count too.
 *
 * The parts are those of areas that share an overlap group with it; a breakdown cell whose total is a part is none, as
 * its people are in the total. What they leave of the whole: low = max(0, low - sum of the parts' highs), 0 where one
 * has no high; best = max(0, best - sum of the parts' bests), null where one has none; high = max(0, high - sum of the
 * parts' lows), null where the whole has none. A part of several groups counts with low 0, since its people may be of
 * the other group. Without parts, or where the whole is not current, it comes back as it was.
 *
 * @param whole of 'place not known', not set aside
 * @param ofAreas of areas in the same tier, not set aside
 */
export function takeOffParts<T extends Counter>(whole: T, ofAreas: readonly Counter[]): T {
	const sharing = ofAreas.filter((counter) => isCounting(counter) && shareGroup(counter, whole));
	const parts = sharing.filter(
		(counter) => isShelter(counter) || counter.nationalities === null || !sharing.some(isTotalOf(counter))
	);
	if (parts.length === 0) return whole;
	return { ...whole, estimate: subtract(whole.estimate ?? NOT_KNOWN, parts), takenOff: parts };
}

/**
 * Cells or shelters of one tier, those without a place less the people whom areas count too (`takeOffParts`).
 *
 * @param counters those to be given back
 * @param all every cell and shelter of the tier
 * @param samePeople those of them that add nothing; nothing is taken off them, nor for them
 */
export function takeOffEverywhere<T extends Counter>(
	counters: readonly T[],
	all: readonly Counter[],
	samePeople: readonly SamePeople[]
): T[] {
	const setAside = new Set(samePeople.map(({ counter }) => counter));
	const parts = all.filter((counter) => placeOf(counter) !== null && !setAside.has(counter));
	return counters.map((counter) =>
		placeOf(counter) === null && !setAside.has(counter) ? takeOffParts(counter, parts) : counter
	);
}

function isTotalOf(cell: Cell): (other: Counter) => boolean {
	return (other) =>
		!isShelter(other) &&
		other.nationalities === null &&
		other.areaCode === cell.areaCode &&
		situationKey(other) === situationKey(cell);
}

function subtract(whole: Estimate, parts: readonly Counter[]): Estimate {
	const counts = parts.map((part) => part.estimate ?? NOT_KNOWN);
	const lows = sum(counts.map(({ low }, place) => (groupsOf(parts[place]!).length > 1 ? 0 : low)));
	const bests = sum(counts.map(({ best }) => best));
	const highs = sum(counts.map(({ high }) => high));
	return {
		low: highs === null ? 0 : Math.max(0, whole.low - highs),
		best: whole.best === null || bests === null ? null : Math.max(0, whole.best - bests),
		high: whole.high === null || lows === null ? null : Math.max(0, whole.high - lows)
	};
}

function sum(values: readonly (number | null)[]): number | null {
	return values.reduce((total, value) => (total === null || value === null ? null : total + value), 0);
}
