import { closingsOf } from '#lib/domain/closings.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';
import type { Figure, FigureClosure } from '#lib/domain/figures.ts';
import { FRESHNESS_STATES, freshnessOf, isCurrent, type Freshness } from '#lib/domain/freshness.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import { compareKeys, pickLatest } from '#lib/domain/latest.ts';

/** Counts so many days apart are of one moment: they share a freshness state and may widen each other. */
export const SAME_MOMENT_DAYS = 7;

/** Why a figure of a cell cannot be its count. The reasons are tried in this order. */
export type SetAsideReason =
	'states_attributes' | 'households' | 'undated' | 'later_round' | 'closed_by_event' | 'expired';

/** A figure that cannot be the count of its cell, and why. */
export interface SetAside {
	figure: Figure;
	reason: SetAsideReason;
	/** The event that closed it; null where the reason is another. */
	closedBy: FigureClosure | null;
}

/** A figure that may be the count of its cell on the day asked for. */
export interface Candidate {
	figure: Figure;
	referenceOn: Day;
	freshness: Freshness;
	/** Revision of the coordinator's recommendation; null where there is none, or where it has lapsed. */
	recommendedAt: number | null;
}

type Dated = Figure & { referenceOn: Day };

/**
 * The figures of one cell that may be its count on that day, and those set aside.
 *
 * 1. A figure that states attributes, one of households and one without a date is set aside.
 * 2. Of each series only the latest round stays: greatest reference day, then revision, then code. A series is the
 *    operation; without one, the publisher. An older round does not come back when the latest one is set aside below.
 * 3. A round closed by an event is set aside, and so is one dated before an event that closed another (`closingsOf`).
 * 4. Each round left takes the freshness of the newest (of several on that day, the freshest) where it lies at most
 *    7 days before it, else that of its own age and interval; what is expired then is set aside.
 *
 * A recommendation lapses once a whole count of people about a later day than the recommended figure arrives after it,
 * and does not come back where that one is superseded, closed or expired. A new version of a figure that was there
 * already, about the same day, is no arrival.
 *
 * @param figures stock figures of one cell, referenced on or before `asOf`, or undated
 */
export function selectCandidates(
	figures: readonly Figure[],
	asOf: Day
): { candidates: Candidate[]; setAside: SetAside[] } {
	const setAside: SetAside[] = [];
	const sieve = <T extends Figure>(
		from: readonly T[],
		reason: SetAsideReason,
		isOut: (figure: T) => boolean,
		closingOf: (figure: T) => FigureClosure | null = () => null
	) => {
		const out = from.filter(isOut);
		setAside.push(...out.map((figure) => ({ figure, reason, closedBy: closingOf(figure) })));
		return from.filter((figure) => !isOut(figure));
	};

	const whole = sieve(figures, 'states_attributes', (figure) => figure.statesAttributes);
	const people = sieve(whole, 'households', (figure) => figure.unit === 'household');
	const dated = sieve(people, 'undated', (figure) => figure.referenceOn === null).filter(isDated);
	const latest = latestRounds(dated);
	const rounds = sieve(dated, 'later_round', (figure) => !latest.has(figure));
	const closingOf = closingsOf(people, asOf);
	const open = sieve(rounds, 'closed_by_event', (figure) => closingOf(figure) !== null, closingOf);
	const newest = newestState(open, asOf);
	const candidates = open.map((figure) => ({
		figure,
		referenceOn: figure.referenceOn,
		freshness: sharesMoment(figure, newest) ? newest!.freshness : ownState(figure, asOf),
		recommendedAt: standingRecommendation(figure, dated)
	}));
	const expired = candidates.filter(({ freshness }) => !isCurrent(freshness));
	setAside.push(...expired.map(({ figure }) => ({ figure, reason: 'expired' as const, closedBy: null })));
	setAside.sort((a, b) => compareKeys([a.figure.code], [b.figure.code]));
	return { candidates: candidates.filter(({ freshness }) => isCurrent(freshness)), setAside };
}

function isDated(figure: Figure): figure is Dated {
	return figure.referenceOn !== null;
}

function latestRounds(figures: readonly Dated[]): Set<Dated> {
	const bySeries = groupBy(figures, ({ operation, publisher }) =>
		operation === null ? `publisher ${publisher}` : `operation ${operation}`
	);
	const rounds = [...bySeries.values()].map((series) =>
		pickLatest(series, (figure) => [figure.referenceOn, figure.revision, figure.code])
	);
	return new Set(rounds.filter((figure) => figure !== undefined));
}

function ownState(figure: Dated, asOf: Day): Freshness {
	return freshnessOf(daysBetween(figure.referenceOn, asOf), figure.intervalDays);
}

function newestState(figures: readonly Dated[], asOf: Day): { on: Day; freshness: Freshness } | undefined {
	const rank = (figure: Dated) => FRESHNESS_STATES.indexOf(ownState(figure, asOf));
	const newest = pickLatest(figures, (figure) => [figure.referenceOn, -rank(figure)]);
	return newest && { on: newest.referenceOn, freshness: ownState(newest, asOf) };
}

function sharesMoment(figure: Dated, newest: { on: Day } | undefined): boolean {
	return newest !== undefined && daysBetween(figure.referenceOn, newest.on) <= SAME_MOMENT_DAYS;
}

function standingRecommendation(figure: Dated, all: readonly Dated[]): number | null {
	const { recommendation, referenceOn } = figure;
	if (recommendation === null) return null;
	const hasLapsed = all.some(
		(other) => other.arrivedIn > recommendation.revision && other.referenceOn > referenceOn
	);
	return hasLapsed ? null : recommendation.revision;
}
