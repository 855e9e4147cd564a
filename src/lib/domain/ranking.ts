import type { Candidate } from '#lib/domain/candidates.ts';
import { RELIABILITIES, type Figure } from '#lib/domain/figures.ts';
import { FRESHNESS_STATES } from '#lib/domain/freshness.ts';
import { compareKeys } from '#lib/domain/latest.ts';

/** The first rule that separates the chosen figure from the runner-up. */
export type DecidedBy =
	| 'only_candidate'
	| 'recommended'
	| 'counted'
	| 'freshness'
	| 'method'
	| 'reliability'
	| 'reference_date'
	| 'revision'
	| 'code';

/** Each rule in order, below 0 where `a` is the better figure. */
const RULES: readonly [DecidedBy, (a: Candidate, b: Candidate) => number][] = [
	['recommended', (a, b) => (b.recommendedAt ?? -1) - (a.recommendedAt ?? -1)],
	['counted', (a, b) => Number(b.figure.isCounted) - Number(a.figure.isCounted)],
	['freshness', (a, b) => FRESHNESS_STATES.indexOf(a.freshness) - FRESHNESS_STATES.indexOf(b.freshness)],
	['method', (a, b) => methodRank(a.figure) - methodRank(b.figure)],
	['reliability', (a, b) => reliabilityRank(a.figure) - reliabilityRank(b.figure)],
	['reference_date', (a, b) => compareKeys([b.referenceOn], [a.referenceOn])],
	['revision', (a, b) => b.figure.revision - a.figure.revision],
	['code', (a, b) => compareKeys([a.figure.code], [b.figure.code])]
];

/**
 * How near a method comes to counting heads, 1 is best: headcount or direct observation; a register that takes
 * leavers off; key informant or estimate; any other register; not stated.
 */
export function methodRank({ method, takesLeaversOff }: Figure): number {
	if (method === 'headcount' || method === 'direct_observation') return 1;
	if (method === 'registration') return takesLeaversOff === true ? 2 : 4;
	return method === 'media_report' ? 5 : 3;
}

function reliabilityRank({ bestReliability }: Figure): number {
	return bestReliability === null ? RELIABILITIES.length : RELIABILITIES.indexOf(bestReliability);
}

/**
 * Below 0 where `a` is the better candidate. Each rule breaks the ties of the one before: recommended, the later
 * recommendation first · counted before uncounted · freshness · method (`methodRank`) · best reliability, unrated
 * last · later reference day · greater revision · smaller code.
 */
export function compareCandidates(a: Candidate, b: Candidate): number {
	return RULES.map(([, compare]) => compare(a, b)).find((order) => order !== 0) ?? 0;
}

/** The rule that puts the chosen candidate before the next best one. */
export function findDecidingRule(chosen: Candidate, runnerUp: Candidate | undefined): DecidedBy {
	if (!runnerUp) return 'only_candidate';
	return RULES.find(([, compare]) => compare(chosen, runnerUp) !== 0)?.[0] ?? 'code';
}
