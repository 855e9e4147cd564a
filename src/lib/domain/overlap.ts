import { situationKey, type Cell } from '#lib/domain/cells.ts';
import { codeOf, isCounting, isShelter, shareGroup, type Counter } from '#lib/domain/counters.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import { compareKeys, type OrderKey } from '#lib/domain/latest.ts';

/** A cell or shelter that adds nothing, because another one counts partly the same people. */
export interface SamePeople {
	counter: Counter;
	/** What counts them, or counts those of the total of this cell; it is not set aside itself. */
	by: Counter;
	/** True where it goes with the total of its situation and group, which was set aside. */
	goesWithTotal: boolean;
}

/**
 * The cells and shelters set aside for others that count partly the same people.
 *
 * Two current ones count partly the same people where they share an overlap group (two shelters never do), or where
 * they are cells of one situation and group and their nationality sets meet. A total and its own breakdown never do.
 * They are judged from the strongest down, the greatest low first, of equal ones the smaller code; each counts unless
 * one that counts already has partly the same people. So whoever is set aside sets nobody aside. A total has at least
 * the low of its breakdown and is judged before it; where it is set aside, its breakdown goes with it.
 *
 * @param counters of one area (or 'place not known') and one tier, before anything is taken off
 */
export function findSamePeople(counters: readonly Counter[]): SamePeople[] {
	const cells = counters.filter((counter): counter is Cell => !isShelter(counter));
	const current = counters.filter(isCounting);
	const situations = groupBy(cells.filter(isCounting), situationKey);
	const totalOf = (counter: Counter) => {
		if (isShelter(counter) || counter.nationalities === null) return undefined;
		return situations.get(situationKey(counter))?.find(isTotal);
	};
	const turnOf = (counter: Counter): OrderKey => {
		const isWhole = !isShelter(counter) && isTotal(counter);
		const breakdown = isWhole ? situations.get(situationKey(counter))!.filter((one) => !isTotal(one)) : [];
		const lows = breakdown.reduce((sum, { estimate }) => sum + estimate.low, 0);
		return [-Math.max(lowOf(counter), lows), totalOf(counter) ? 1 : 0, codeOf(counter)];
	};

	const counting: Counter[] = [];
	const found = new Map<Counter, SamePeople>();
	for (const counter of current.toSorted((a, b) => compareKeys(turnOf(a), turnOf(b)))) {
		const total = totalOf(counter);
		const gone = total && found.get(total);
		const by = gone?.by ?? counting.find((other) => countSamePeople(counter, other));
		if (by) found.set(counter, { counter, by, goesWithTotal: gone !== undefined });
		else counting.push(counter);
	}
	return counters.flatMap((counter) => {
		const total = totalOf(counter);
		const gone = total && found.get(total);
		return found.get(counter) ?? (gone ? [{ counter, by: gone.by, goesWithTotal: true }] : []);
	});
}

function isTotal({ nationalities }: Cell): boolean {
	return nationalities === null;
}

function lowOf({ estimate }: Counter): number {
	return estimate?.low ?? 0;
}

function countSamePeople(a: Counter, b: Counter): boolean {
	if (isShelter(a) || isShelter(b) || situationKey(a) !== situationKey(b)) return shareGroup(a, b);
	if (a.nationalities === null || b.nationalities === null) return false;
	return shareGroup(a, b) || a.nationalities.some((code) => b.nationalities!.includes(code));
}
