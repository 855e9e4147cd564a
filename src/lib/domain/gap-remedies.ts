import type { ShelterBeds } from '#lib/domain/area-gap.ts';
import { toGap, type BedOffer, type NeedGroup } from '#lib/domain/gap.ts';

/** Something in one shelter that would give people without shelter more beds for sure. */
export interface Remedy {
	/** What is done there: everybody is let in, or it is confirmed that its overdue report still holds. */
	kind: 'letEverybodyIn' | 'confirm';
	/** Code of the shelter. */
	code: string;
	/** How many more confirmed beds these people could use, if this alone is done. */
	beds: number;
}

/** What would make the gap of an area smaller. */
export interface Remedies {
	/** The most first; at most five. */
	remedies: Remedy[];
	/** Shelters whose free beds nobody knows: whoever asks them narrows the range. By code. */
	toAsk: string[];
}

const MOST = 5;

/** Asks nothing of anybody. */
const EVERYBODY = ['none_known'];

/**
 * What would help most: each thing by itself, by the confirmed beds that these people would gain. Where people of whom
 * little is known are refused for want of papers, that counts as a gain too, as nobody can promise them the bed now.
 *
 * @param groups people without shelter
 */
export function findRemedies(groups: readonly NeedGroup[], shelters: readonly ShelterBeds[]): Remedies {
	const usable = toGap(groups, shelters).usable.low;
	const gainOf = (changed: ShelterBeds, offer: BedOffer) =>
		toGap(
			groups,
			shelters.map((one) => (one === changed ? offer : one))
		).usable.low - usable;
	const remedies = shelters.flatMap((shelter): Remedy[] => {
		const { code, free, basis } = shelter;
		const open: Remedy = {
			...{ kind: 'letEverybodyIn', code },
			beds: gainOf(shelter, { free, entryConditions: EVERYBODY })
		};
		if (basis !== 'overdue' || free.high === null) return [open];
		const confirmed = { low: free.high, best: free.high, high: free.high };
		return [open, { kind: 'confirm', code, beds: gainOf(shelter, { ...shelter, free: confirmed }) }];
	});
	return {
		remedies: remedies
			.filter(({ beds }) => beds > 0)
			.sort((a, b) => b.beds - a.beds || (a.code < b.code ? -1 : 1))
			.slice(0, MOST),
		toAsk: shelters.filter(({ free }) => free.high === null).map(({ code }) => code)
	};
}
