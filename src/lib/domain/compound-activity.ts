import { daysBetween, type Day } from '#lib/domain/day.ts';
import { COMPOUND_STATUS_INTERVAL, freshnessOf, isCurrent, type Freshness } from '#lib/domain/freshness.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import { compareKeys, pickLatest } from '#lib/domain/latest.ts';

/** What goes on in a compound. A raid is an event, not a state. */
export const ACTIVITIES = ['active', 'partly_cleared', 'emptied', 'closed', 'reopened', 'unknown'] as const;

/** What one status says of a compound. */
export type Activity = (typeof ACTIVITIES)[number];

/** What somebody said goes on in a compound from a day on. */
export interface CompoundStatus {
	/** Orders two statuses of one revision. */
	id: number;
	revision: number;
	compoundCode: string;
	activity: Activity;
	/** Null where no day was given; such a status is never current. */
	sinceOn: Day | null;
}

/** One compound on a day, under all the codes it has. */
export interface CompoundState {
	/** Codes linked as the same compound, in order. */
	codes: string[];
	/** The latest status; null where there is none. */
	status: CompoundStatus | null;
	/** Null where there is no status, or none with a day. */
	freshness: Freshness | null;
}

/** How many compounds are in a state: said lately, or too long ago (or on no day) to hold. */
export interface ActivityCount {
	current: number;
	expired: number;
}

/**
 * Each compound with its latest status on that day: greatest day up to `asOf`, then revision, then id, among all codes
 * that are linked as the same compound; one without a day only where no other is there. By first code.
 *
 * @param sameAs pairs of codes, in either order; links through a third compound count
 */
export function listCompoundStates(
	codes: readonly string[],
	sameAs: readonly (readonly [string, string])[],
	statuses: readonly CompoundStatus[],
	asOf: Day
): CompoundState[] {
	const known = statuses.filter(({ sinceOn }) => sinceOn === null || sinceOn <= asOf);
	const byCompound = groupBy(known, ({ compoundCode }) => compoundCode);
	return joinSame(codes, sameAs).map((joined) => {
		const status = pickLatest(
			joined.flatMap((code) => byCompound.get(code) ?? []),
			(one) => [one.sinceOn ?? '', one.revision, one.id]
		);
		const since = status?.sinceOn ?? null;
		const freshness = since === null ? null : freshnessOf(daysBetween(since, asOf), COMPOUND_STATUS_INTERVAL);
		return { codes: joined, status: status ?? null, freshness };
	});
}

/** How many compounds are in each state, and how many of which nobody ever stated one. Each compound counts once. */
export function countByActivity(states: readonly CompoundState[]): {
	byActivity: Record<Activity, ActivityCount>;
	withoutStatus: number;
} {
	const count = (activity: Activity, isWanted: (state: CompoundState) => boolean) =>
		states.filter((state) => state.status?.activity === activity && isWanted(state)).length;
	const holds = ({ freshness }: CompoundState) => freshness !== null && isCurrent(freshness);
	const counts = ACTIVITIES.map((activity) => [
		activity,
		{ current: count(activity, holds), expired: count(activity, (state) => !holds(state)) }
	]);
	return {
		byActivity: Object.fromEntries(counts) as Record<Activity, ActivityCount>,
		withoutStatus: states.filter(({ status }) => status === null).length
	};
}

function joinSame(codes: readonly string[], sameAs: readonly (readonly [string, string])[]): string[][] {
	const groups = new Map(codes.map((code) => [code, [code]]));
	for (const [a, b] of sameAs) {
		const [one, other] = [groups.get(a), groups.get(b)];
		if (!one || !other || one === other) continue;
		one.push(...other);
		for (const code of other) groups.set(code, one);
	}
	return [...new Set(groups.values())]
		.map((group) => group.sort((a, b) => compareKeys([a], [b])))
		.sort(([a], [b]) => compareKeys([a ?? ''], [b ?? '']));
}
