import { SAME_MOMENT_DAYS, selectCandidates, type Candidate, type SetAside } from '#lib/domain/candidates.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import { compareCandidates, findDecidingRule, type DecidedBy } from '#lib/domain/ranking.ts';

/** What a cell counts on a day, and everything that led to it. */
export interface CellChoice {
	/** The chosen figure's count, widened; not known where none is chosen. */
	estimate: Estimate;
	/** Null where no figure is current. */
	chosen: Figure | null;
	/** State of the chosen figure; null where none is. */
	freshness: Freshness | null;
	decidedBy: DecidedBy | null;
	/** Figures of other series that moved low or high, best first. */
	widenedBy: Figure[];
	/** Figures that say something wholly above or below the estimate, best first. */
	contradictedBy: Figure[];
	/** Every other current figure, among them those that widen and contradict, best first. */
	triangulation: Figure[];
	/** By code. */
	setAside: SetAside[];
}

/**
 * The one figure that stands for a cell on a day: area, living situation, population group and nationality set.
 *
 * Of the candidates (`selectCandidates`) the first in the order of `compareCandidates`.
 *
 * It is widened by the other counted candidates at most 7 days from it: low is the least low, high the greatest high,
 * null if one of theirs is; best stays. So a figure without a count stays not known. It is contradicted by a counted
 * candidate whose low is above the widened high, or whose high is below the widened low; that one lies further off.
 *
 * @param figures stock figures of one cell as known at one moment, referenced on or before `asOf`, or undated
 */
export function chooseFigure(figures: readonly Figure[], asOf: Day): CellChoice {
	const { candidates, setAside } = selectCandidates(figures, asOf);
	const [chosen, ...others] = candidates.sort(compareCandidates);
	if (!chosen) {
		const none = { chosen: null, freshness: null, decidedBy: null };
		return { estimate: NOT_KNOWN, ...none, widenedBy: [], contradictedBy: [], triangulation: [], setAside };
	}
	const isNear = (other: Candidate) =>
		Math.abs(daysBetween(other.referenceOn, chosen.referenceOn)) <= SAME_MOMENT_DAYS;
	const counted = others.filter(({ figure }) => figure.isCounted);
	const near = counted.filter(isNear).map(toFigure);
	const estimate = widen(chosen.figure.estimate, near);
	return {
		estimate,
		chosen: chosen.figure,
		freshness: chosen.freshness,
		decidedBy: findDecidingRule(chosen, others[0]),
		widenedBy: near.filter((figure) => exceeds(figure.estimate, chosen.figure.estimate)),
		contradictedBy: counted.map(toFigure).filter((figure) => excludes(figure.estimate, estimate)),
		triangulation: others.map(toFigure),
		setAside
	};
}

function widen(chosen: Estimate, near: readonly Figure[]): Estimate {
	const all = [chosen, ...near.map(({ estimate }) => estimate)];
	const highs = all.map(({ high }) => high);
	return {
		low: Math.min(...all.map(({ low }) => low)),
		best: chosen.best,
		high: highs.includes(null) ? null : Math.max(...highs.map((high) => high ?? 0))
	};
}

function exceeds(other: Estimate, chosen: Estimate): boolean {
	if (other.low < chosen.low) return true;
	return chosen.high !== null && (other.high === null || other.high > chosen.high);
}

function excludes(other: Estimate, estimate: Estimate): boolean {
	const isAbove = estimate.high !== null && other.low > estimate.high;
	return isAbove || (other.high !== null && other.high < estimate.low);
}

function toFigure({ figure }: Candidate): Figure {
	return figure;
}
