import type { ShelterOccupancy } from '#lib/domain/accommodation.ts';
import { toWhole, type Part } from '#lib/domain/adding.ts';
import type { Cell } from '#lib/domain/cells.ts';
import { combineSituations, toPart, type SituationTotal } from '#lib/domain/combining.ts';
import type { Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { Figure, Tier } from '#lib/domain/figures.ts';
import type { SamePeople } from '#lib/domain/overlap.ts';

/** What is known of one tier in one area or in 'place not known'. */
export interface TierMaterial {
	tier: Tier;
	/** Null: place not known. */
	areaCode: string | null;
	/** Every cell that ever had a figure, current or not. */
	cells: Cell[];
	/** Cells and shelters that add nothing, because others count partly the same people. */
	samePeople: SamePeople[];
	/** In accommodation the shelters, as their reports count them; else none. */
	shelters: ShelterOccupancy[];
	/** In accommodation the figures that gave way to the report of their shelter; else none. */
	givenWay: Figure[];
}

/** How many people are in one tier of one area, with all that the number was made of. */
export interface TierSummary extends TierMaterial {
	estimate: Estimate;
	/** False where there never was a figure, nor a shelter: nobody knows, and nobody ever said. */
	hasFigures: boolean;
	/** One number for each living situation and population group; `estimate` is their sum, with the shelters. */
	situations: SituationTotal[];
	/** All of it as a part of the national sum; null where it never had a figure. */
	part: Part | null;
	/** Latest day among the figures and reports that count; null where none does. */
	newestOn: Day | null;
	/**
	 * True where another current figure says more or less than one that counts allows, or the figures by nationality add
	 * up to more than the high of their total.
	 */
	isContradicted: boolean;
}

/**
 * The sum of a tier in one place: its situations and, in accommodation, its shelters.
 *
 * Not known where there never was a figure.
 *
 * @throws AddingRefused where the figures may not be added, as of the exercise with others.
 */
export function summariseTier(material: TierMaterial): TierSummary {
	const setAside = new Set(material.samePeople.map(({ counter }) => counter));
	const situations = combineSituations(material.cells, setAside);
	const shelters = material.shelters.filter((shelter) => !setAside.has(shelter));
	const part = joinTier(material.areaCode, [...situations.map(toPart), ...shelters.flatMap(toShelterPart)]);
	return {
		...material,
		situations,
		part: part ?? null,
		hasFigures: part !== undefined,
		estimate: part?.estimate ?? NOT_KNOWN,
		newestOn: findNewest(situations, shelters),
		isContradicted: situations.some(isContradicted)
	};
}

function isContradicted({ isContradicted, ...situation }: SituationTotal): boolean {
	return isContradicted || cellsOf(situation).some(({ choice }) => choice.contradictedBy.length > 0);
}

function cellsOf({ total, breakdown }: Pick<SituationTotal, 'total' | 'breakdown'>): Cell[] {
	return total ? [total, ...breakdown] : breakdown;
}

function joinTier(areaCode: string | null, [first, ...others]: readonly Part[]): Part | undefined {
	return first && toWhole(areaCode ?? 'place not known', areaCode, [first, ...others]);
}

/** The people of a shelter as a part of its tier; none where figures stand for them. */
export function toShelterPart({ shelter, estimate, overlapGroups, takenOff }: ShelterOccupancy): Part[] {
	if (estimate === null) return [];
	const { code: label, areaCode, dataset } = shelter;
	return [
		{
			...{ label, areaCode, estimate, unit: 'person', kind: 'stock', datasets: [dataset] },
			...{ ancestors: [], rounds: [], overlapGroups: [], isExpired: false },
			shelterGroups: takenOff.length > 0 ? [] : overlapGroups
		}
	];
}

function findNewest(
	situations: readonly SituationTotal[],
	shelters: readonly ShelterOccupancy[]
): Day | null {
	const days = [
		...situations.flatMap(cellsOf).map((cell) => cell.choice.chosen?.referenceOn ?? null),
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
