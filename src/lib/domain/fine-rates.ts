import type { CountryMeasure } from '#lib/domain/country-measures.ts';
import type { Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';

/** Its fines and waivers are for people of every other nationality. */
export const HOST_STATE = 'KH';

/** What one person owes for one day. */
export interface Rate {
	/** Money; not known where no fine is, or fines in several currencies. */
	perPerson: Estimate;
	currency: string | null;
	/** Codes of the fines that it comes from. */
	codes: string[];
}

/**
 * Whether a measure holds on a day, as it is known on the day asked for. 'maybe' where its status is not known, and on
 * days before `asOf` where it ended and nobody says when. What is only announced does not hold.
 */
export function holdsOn(
	{ status, effectiveOn, untilOn }: Pick<CountryMeasure, 'status' | 'effectiveOn' | 'untilOn'>,
	day: Day,
	asOf: Day
): 'yes' | 'maybe' | 'no' {
	if (status === 'announced' || (effectiveOn !== null && day < effectiveOn)) return 'no';
	if (untilOn !== null && day > untilOn) return 'no';
	if (status === 'ended' && untilOn === null) return day < asOf ? 'maybe' : 'no';
	return status === 'unknown' ? 'maybe' : 'yes';
}

/**
 * Whether a waiver may let people off the fine of a day: what they owed before it began, too, but nothing of the days
 * after its last.
 */
export function mayWaive(waiver: CountryMeasure, day: Day, asOf: Day): boolean {
	const hasBegun = waiver.effectiveOn === null || waiver.effectiveOn <= asOf;
	return hasBegun && holdsOn({ ...waiver, effectiveOn: null }, day, asOf) !== 'no';
}

/**
 * The fine of a day: of the fines for this nationality alone where there are any, else of those for everybody. Where
 * fines differ, the range from the least to the greatest; where one may not hold, it adds nothing to the low end.
 *
 * @param measures of one state and of the host state
 */
export function rateOf(measures: readonly CountryMeasure[], day: Day, asOf: Day): Rate {
	const holding = measures
		.filter(({ fine }) => fine !== null)
		.flatMap((one) => {
			const holds = holdsOn(one, day, asOf);
			return holds === 'no' ? [] : [{ ...one, fine: one.fine!, isSure: holds === 'yes' }];
		});
	const own = holding.filter(({ nationality }) => nationality !== HOST_STATE);
	const counting = own.length > 0 ? own : holding;
	const codes = counting.map(({ code }) => code).sort();
	const [currency = null, ...others] = new Set(counting.map(({ fine }) => fine.currency));
	if (currency === null || others.length > 0) return { perPerson: NOT_KNOWN, currency: null, codes };
	const amounts = counting.map(({ fine }) => fine.amountPerDay);
	const sure = counting.filter(({ isSure }) => isSure).map(({ fine }) => fine.amountPerDay);
	const [low, high] = [sure.length > 0 ? Math.min(...sure) : 0, Math.max(...amounts)];
	return { perPerson: { low, best: new Set(amounts).size === 1 ? high : null, high }, currency, codes };
}

/** The product, end by end. An end that is not known stays so, except times nobody, which is nothing. Exact to the cent. */
export function productOf(a: Estimate, b: Estimate): Estimate {
	const times = (one: number | null, other: number | null) => {
		if (one === 0 || other === 0) return 0;
		return one === null || other === null ? null : (one * Math.round(other * 100)) / 100;
	};
	const high = times(a.high, b.high);
	return { low: times(a.low, b.low) ?? 0, best: high === 0 ? 0 : times(a.best, b.best), high };
}
