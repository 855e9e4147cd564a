import { admit, type Admission, type GroupAttributes } from '#lib/domain/eligibility.ts';
import { sumEstimates, type Estimate } from '#lib/domain/estimate.ts';
import { countMatched } from '#lib/domain/max-flow.ts';

/** People without shelter of whom the same is known. */
export interface NeedGroup {
	attributes: GroupAttributes;
	people: Estimate;
}

/** Beds of one shelter, and whom they are for. */
export interface BedOffer {
	entryConditions: readonly string[];
	free: Estimate;
}

/** Need against the beds that these people can use, in one area or catchment. */
export interface Gap {
	need: Estimate;
	/** Beds that these people could use. */
	usable: Estimate;
	gap: Estimate;
	/** People without a bed that is confirmed; its best is not said. */
	shortOfConfirmed: Estimate;
	/** The gap if every shelter let everybody in. */
	ignoringConditions: Estimate;
	/** Free beds that these people cannot use, or do not need. */
	surplus: Estimate;
}

/**
 * The gap of an area or a catchment: people without shelter less the beds that they can really use, each bed counted once.
 *
 * What is not known of people or of a shelter is taken against them for the low end of usable beds, and in their favour
 * for the high one; where that makes a difference, no best is said.
 *
 * @see Ford, L. R., Fulkerson, D. R. (1956). Maximal flow through a network. Canadian Journal of Mathematics 8, 399-404.
 */
export function toGap(groups: readonly NeedGroup[], offers: readonly BedOffer[]): Gap {
	const given = compare(groups, offers, (group, offer) => admit(offer.entryConditions, group.attributes));
	const { gap: ignoringConditions } = compare(groups, offers, () => true);
	const { need, usable, gap } = given;
	const free = sumEstimates(offers.map((offer) => offer.free));
	return {
		...given,
		shortOfConfirmed: { low: need.low - usable.low, best: null, high: gap.high },
		ignoringConditions,
		surplus: {
			low: usable.high === null ? 0 : Math.max(0, free.low - usable.high),
			best: minus(free.best, usable.best),
			high: minus(free.high, usable.low)
		}
	};
}

type End = keyof Estimate;

function compare(
	groups: readonly NeedGroup[],
	offers: readonly BedOffer[],
	admits: (group: NeedGroup, offer: BedOffer) => Admission
): Pick<Gap, 'need' | 'usable' | 'gap'> {
	const admissions = groups.map((group) => offers.map((offer) => admits(group, offer)));
	/** Matches one end of the people to one of the beds; unbounded where that of the people is not known. */
	const match = (people: End, beds: End, isOpen: (admission: Admission) => boolean) =>
		countMatched(
			groups.map((group, at) => ({
				people: group.people[people] ?? Infinity,
				sites: offers.flatMap((_, site) => (isOpen(admissions[at]![site]!) ? [site] : []))
			})),
			offers.map(({ free }) => free[beds] ?? 0)
		);
	const refused = (admission: Admission) => admission === true;
	const admitted = (admission: Admission) => admission !== false;

	const need = sumEstimates(groups.map(({ people }) => people));
	const isUnbounded = offers.some(
		({ free }, site) =>
			free.high === null &&
			groups.some(({ people }, at) => people.high !== 0 && admitted(admissions[at]![site]!))
	);
	const isBestKnown = need.best !== null && offers.every(({ free }) => free.best !== null);
	const bests = isBestKnown ? [match('best', 'best', refused), match('best', 'best', admitted)] : [];
	const usable = {
		low: match('low', 'low', refused),
		best: isBestKnown && bests[0] === bests[1] ? bests[0]! : null,
		high: isUnbounded ? null : match('high', 'high', admitted)
	};
	return {
		need,
		usable,
		gap: {
			low: isUnbounded ? 0 : need.low - match('low', 'high', admitted),
			best: minus(need.best, usable.best),
			high: need.high === null ? null : need.high - match('high', 'low', refused)
		}
	};
}

function minus(a: number | null, b: number | null): number | null {
	return a === null || b === null ? null : a - b;
}
