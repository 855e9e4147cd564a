import { isCurrentCell, overlapGroupsOf, situationKey, type Cell } from '#lib/domain/cells.ts';
import { compareKeys } from '#lib/domain/latest.ts';

/** A cell that adds nothing, because another one counts partly the same people. */
export interface SamePeople {
	cell: Cell;
	/** The cell that counts them, or that counts those of the total of this cell. */
	by: Cell;
	/** True where it goes with the total of its situation and group, which was set aside. */
	goesWithTotal: boolean;
}

/**
 * The cells set aside for others that count partly the same people.
 *
 * Two current cells count partly the same people where their chosen figures share an overlap group, or where they are
 * of one situation and group and their nationality sets meet. A total and its own breakdown never do. The one with the
 * greater low counts, of equal ones that with the smaller code. Each pair is judged by itself: a cell that is set
 * aside still sets others aside. Where a total is set aside, its breakdown goes with it.
 *
 * @param cells of one area (or 'place not known') and one tier, before anything is taken off
 */
export function findSamePeople(cells: readonly Cell[]): SamePeople[] {
	const current = cells.filter(isCurrentCell);
	const direct = new Map<Cell, Cell>();
	for (const cell of current) {
		const [by] = current
			.filter((other) => other !== cell && isStronger(other, cell) && countSamePeople(cell, other))
			.sort(compareStrength);
		if (by) direct.set(cell, by);
	}
	const totals = new Map([...direct].filter(([cell]) => cell.nationalities === null).map(withSituation));
	return cells.flatMap((cell): SamePeople[] => {
		const own = direct.get(cell);
		if (own) return [{ cell, by: own, goesWithTotal: false }];
		const by = totals.get(situationKey(cell));
		return by ? [{ cell, by, goesWithTotal: true }] : [];
	});
}

function withSituation([cell, by]: [Cell, Cell]): [string, Cell] {
	return [situationKey(cell), by];
}

function compareStrength(a: Cell, b: Cell): number {
	return compareKeys([-a.choice.estimate.low, codeOf(a)], [-b.choice.estimate.low, codeOf(b)]);
}

function isStronger(other: Cell, cell: Cell): boolean {
	return compareStrength(other, cell) < 0;
}

function codeOf(cell: Cell): string {
	return cell.choice.chosen?.code ?? '';
}

function countSamePeople(a: Cell, b: Cell): boolean {
	const isOneSituation = situationKey(a) === situationKey(b);
	if (isOneSituation && (a.nationalities === null || b.nationalities === null)) return false;
	const shareGroup = overlapGroupsOf(a).some((group) => overlapGroupsOf(b).includes(group));
	return shareGroup || (isOneSituation && a.nationalities!.some((code) => b.nationalities!.includes(code)));
}
