import type { Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import { compareKeys, pickLatest } from '#lib/domain/latest.ts';

/** A series of counts by one counter. */
export interface Operation {
	code: string;
	/** Whether it counts who comes, who leaves, or who is there. */
	direction: 'in' | 'out' | 'stock';
	/** The series of those who leave again, to subtract for a balance; null for none. */
	counterpart: string | null;
	/** Whether it removes people who left; null where not known. */
	takesLeaversOff: boolean | null;
}

/** How many of those who came may still be there, by two registers; triangulation, never part of a total. */
export interface Balance {
	estimate: Estimate;
	/** The latest running total of those who came. */
	in: Figure;
	/** The latest running total of those who left; null where the register takes leavers off itself. */
	out: Figure | null;
}

/**
 * The balances of a register of arrivals and its counterpart on that day: one for each nationality set and population
 * group that it counts, wherever either counted them, by code of the figure of those who came.
 *
 * Of the register the latest cumulative figure up to `asOf`, of its counterpart the latest one of the same people up to
 * the day of that figure; latest is the greatest reference day, then revision, then code. Of those who came at most in.high - out.low
 * are still there (0 at least), as people also leave unseen; not known where in.high is null. A register that takes
 * leavers off is its own balance: nothing is subtracted.
 *
 * None where the operation counts no arrivals, has no such figure, or nothing can be subtracted from it.
 *
 * @param figures of every area
 */
export function listBalances(operation: Operation, figures: readonly Figure[], asOf: Day): Balance[] {
	if (operation.direction !== 'in') return [];
	const ofPeople = groupBy(
		figures,
		({ nationalities, populationGroup }) => `${populationGroup} ${nationalities?.join(';') ?? ''}`
	);
	const balances = [...ofPeople.values()].flatMap((some) => findBalance(operation, some, asOf) ?? []);
	return balances.sort((a, b) => compareKeys([a.in.code], [b.in.code]));
}

function findBalance(operation: Operation, figures: readonly Figure[], asOf: Day): Balance | undefined {
	const arrived = findLatest(figures, operation.code, asOf);
	if (!arrived) return undefined;
	if (operation.takesLeaversOff === true) return { estimate: arrived.estimate, in: arrived, out: null };
	if (operation.counterpart === null) return undefined;
	const left = findLatest(figures, operation.counterpart, arrived.referenceOn);
	return left && { estimate: subtract(arrived.estimate, left.estimate), in: arrived, out: left };
}

function subtract(arrived: Estimate, left: Estimate): Estimate {
	if (arrived.high === null) return NOT_KNOWN;
	return { low: 0, best: null, high: Math.max(0, arrived.high - left.low) };
}

type Dated = Figure & { referenceOn: Day };

function findLatest(figures: readonly Figure[], operation: string, until: Day): Dated | undefined {
	const totals = figures.filter(
		(figure): figure is Dated =>
			figure.operation === operation &&
			figure.kind === 'cumulative' &&
			figure.unit === 'person' &&
			!figure.statesAttributes &&
			figure.referenceOn !== null &&
			figure.referenceOn <= until
	);
	return pickLatest(totals, (figure) => [figure.referenceOn, figure.revision, figure.code]);
}
