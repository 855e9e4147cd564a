import type { ShelterOccupancy } from '#lib/domain/accommodation.ts';
import { isCurrentCell, overlapGroupsOf, type Cell } from '#lib/domain/cells.ts';

/** What counts people of one place and tier: figures, through their cell, or a shelter, by its report. */
export type Counter = Cell | ShelterOccupancy;

/** Whether it is a shelter; else a cell. */
export function isShelter(counter: Counter): counter is ShelterOccupancy {
	return 'shelter' in counter;
}

/** P-code of the place; null where it is not known. */
export function placeOf(counter: Counter): string | null {
	return isShelter(counter) ? counter.shelter.areaCode : counter.areaCode;
}

/** Whether it counts anybody now: a figure stands for the cell, or a current report for the shelter. */
export function isCounting(counter: Counter): boolean {
	return isShelter(counter) ? counter.basis === 'report' : isCurrentCell(counter);
}

/** Code of the figure that stands for the cell, or of the shelter; empty where the cell is not current. */
export function codeOf(counter: Counter): string {
	return isShelter(counter) ? counter.shelter.code : (counter.choice.chosen?.code ?? '');
}

/** Overlap groups of the figure that stands for the cell, or of those that gave way to the report of the shelter. */
export function groupsOf(counter: Counter): readonly string[] {
	return isShelter(counter) ? counter.overlapGroups : overlapGroupsOf(counter);
}

/** Whether both count people of one overlap group. Two shelters never do: nobody is in two at a time. */
export function shareGroup(a: Counter, b: Counter): boolean {
	if (isShelter(a) && isShelter(b)) return false;
	return groupsOf(a).some((group) => groupsOf(b).includes(group));
}
