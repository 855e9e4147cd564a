import { isKnown, type Estimate } from '#lib/domain/estimate.ts';
import type { Mark, MarkPart } from '#lib/map/marks.ts';
import { circlePath } from '#lib/map/marks/shapes.ts';

/** Radius in pixels of the greatest number on a map. */
const GREATEST_PX = 26;

/** A map on which nobody has more is drawn as if somebody had: small numbers stay small. */
const LEAST_GREATEST = 400;

/** Smallest disc that is still seen; numbers below about five look alike. */
const LEAST_PX = 1.5;

const [TICK, NOT_KNOWN_PX, ZERO_PX] = [6, 5, 3];

/** Pixels of radius for the root of one person: the area of a symbol, not its radius, is in proportion. */
export type PeopleScale = number;

/** The scale on which the greatest of these estimates is just as large as fits. */
export function toPeopleScale(estimates: readonly Estimate[]): PeopleScale {
	const ends = estimates.map(({ low, best, high }) => high ?? Math.max(low, best ?? 0));
	return GREATEST_PX / Math.sqrt(Math.max(LEAST_GREATEST, ...ends));
}

/** Radius in pixels of a number of people, to a half. */
export function toRadius(people: number, scale: PeopleScale): number {
	return people === 0 ? 0 : Math.max(LEAST_PX, Math.round(Math.sqrt(people) * scale * 2) / 2);
}

/** Name of the mark of an estimate; `-` stands for an end that nobody gave. */
export function namePeople(estimate: Estimate, scale: PeopleScale): string {
	if (!isKnown(estimate)) return 'people:not_known';
	const { low, best, high } = estimate;
	if (high === 0) return 'people:zero';
	const radius = (end: number | null) => (end === null ? '-' : String(toRadius(end, scale)));
	return `people:${radius(low)}:${radius(best)}:${radius(high)}`;
}

/**
 * The mark of an estimate from the words behind its stem: disc low, solid ring best, dashed ring high, and a tick
 * outward where the upper end is open.
 */
export function toPeopleMark(words: string[]): Mark | undefined {
	if (words[0] === 'not_known') return NOT_KNOWN_MARK;
	if (words[0] === 'zero') return ZERO_MARK;
	const [low, best, high] = words.map((word) => (word === '-' ? null : Number(word)));
	if (low === undefined || low === null || best === undefined || high === undefined) return undefined;
	const outermost = Math.max(low, best ?? 0, high ?? 0);
	const parts: MarkPart[] = [
		...(low > 0 ? [{ d: circlePath(low), fill: 'people' as const, opacity: 0.55 }] : []),
		...(best !== null ? [{ d: circlePath(best), stroke: 'people' as const, width: 1.5 }] : []),
		...(high !== null && high !== best
			? [{ d: circlePath(high), stroke: 'people' as const, width: 1.5, dash: [4, 3] }]
			: []),
		...(high === null ? [{ d: tickPath(outermost), stroke: 'people' as const, width: 2 }] : [])
	];
	return { reach: Math.ceil(outermost + (high === null ? TICK + 1 : 1)), parts };
}

/** A short line outward at the upper right. */
function tickPath(radius: number): string {
	const [from, to] = [radius * Math.SQRT1_2, (radius + TICK) * Math.SQRT1_2];
	return `M${from.toFixed(1)} ${(-from).toFixed(1)}L${to.toFixed(1)} ${(-to).toFixed(1)}`;
}

const NOT_KNOWN_MARK: Mark = {
	reach: NOT_KNOWN_PX + 1,
	parts: [
		{ d: circlePath(NOT_KNOWN_PX), fill: 'paper' },
		{ d: 'M-4.5 1L1-4.5M-3.5 3.5L3.5-3.5M-1 4.5L4.5-1', stroke: 'people', width: 1 },
		{ d: circlePath(NOT_KNOWN_PX), stroke: 'people', width: 1, dash: [2, 2] }
	]
};

const ZERO_MARK: Mark = {
	reach: ZERO_PX + 1,
	parts: [{ d: circlePath(ZERO_PX), fill: 'paper', stroke: 'people', width: 1.5 }]
};
