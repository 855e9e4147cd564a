import type { CountryMeasure } from '#lib/domain/country-measures.ts';
import type { NationalityTier } from '#lib/domain/by-nationality.ts';
import { addDays, daysBetween, type Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, sumEstimates, type Estimate } from '#lib/domain/estimate.ts';
import { TIERS, type Tier } from '#lib/domain/figures.ts';
import { HOST_STATE, mayWaive, productOf, rateOf, type Rate } from '#lib/domain/fine-rates.ts';

/** Days on which the same fines and waivers hold, one after another. */
export interface FinePeriod {
	/** The first and the last of them. */
	from: Day;
	until: Day;
	days: number;
	/** What each person owes for one of these days. */
	rate: Rate;
	/** Those that may take fines off. */
	waivers: CountryMeasure[];
	/** The people, less those whom the waivers may cover. */
	owing: Estimate;
	/** Money for one of these days; for all of them times `days`. */
	perDay: Estimate;
}

/** Fines of a number of people, in the currency of the fine, with everything that they were made of. */
export interface FinesOwed {
	people: Estimate;
	/** ISO 4217; null where no fine is known, or fines in several currencies. */
	currency: string | null;
	/** Of the day asked for. */
	today: FinePeriod;
	/** Since when `accrued` counts; null where nothing says it. */
	since: Day | null;
	/** True where the reader supposed the day; false where it is only the day on which the people were counted. */
	isSupposed: boolean;
	accrued: Estimate;
	/** From the day after `since` on, oldest first. */
	periods: FinePeriod[];
}

/** Whose fines, and what is known of fines and waivers. */
export interface FinesInput {
	/** ISO 3166-1 alpha-2. */
	nationality: string;
	people: Estimate;
	/** The day of their newest count; null where none is current. */
	countedOn: Day | null;
	/** Of all states or of these two: theirs and the host state. Others are left out. */
	measures: readonly CountryMeasure[];
	asOf: Day;
	/** The day on which the reader supposes that their stay became unlawful; null to suppose nothing. Not after `asOf`. */
	supposedSince: Day | null;
}

/**
 * Fines that people of one nationality owe for overstaying: for the day asked for, and since a day.
 *
 * They are what is owed if each of these people overstays: nobody counts who holds a valid visa. A waiver takes its
 * people off at the low end alone, for all days up to its last, as nobody says which of those counted it covers; without
 * a number it may cover all of them. Since when somebody overstays is not recorded: the day of the count gives 'at least', and a day that the reader
 * supposes gives the whole range.
 *
 * @returns null for nationals of the host state, who owe none
 */
export function toFinesOwed(input: FinesInput): FinesOwed | null {
	if (input.nationality === HOST_STATE) return null;
	const { people, asOf, supposedSince } = input;
	const since = supposedSince ?? input.countedOn;
	const periods = since === null ? [] : listPeriods(since, input);
	const today = toPeriod({ from: asOf, until: asOf }, input);
	const currencies = new Set([today, ...periods].map(({ rate }) => rate.currency));
	const total = sumEstimates(periods.map(({ perDay, days }) => productOf(perDay, toExact(days))));
	return {
		...{ people, today, since, periods, isSupposed: supposedSince !== null },
		currency: [...currencies].find((one) => one !== null) ?? null,
		accrued: toAccrued(total, { since, isSupposed: supposedSince !== null, currencies })
	};
}

/** The fines of each tier that a figure names the nationality in; none for the host state. Tiers are never added. */
export function listFines(
	tiers: Record<Tier, Pick<NationalityTier, 'estimate' | 'newestOn' | 'hasFigures'>>,
	given: Omit<FinesInput, 'people' | 'countedOn'>
): { tier: Tier; owed: FinesOwed }[] {
	return TIERS.filter((tier) => tiers[tier].hasFigures).flatMap((tier) => {
		const { estimate: people, newestOn: countedOn } = tiers[tier];
		const owed = toFinesOwed({ ...given, people, countedOn });
		return owed ? [{ tier, owed }] : [];
	});
}

function toAccrued(
	total: Estimate,
	{
		since,
		isSupposed,
		currencies
	}: { since: Day | null; isSupposed: boolean; currencies: Set<string | null> }
): Estimate {
	const named = [...currencies].filter((one) => one !== null);
	if (since === null || named.length !== 1) return NOT_KNOWN;
	return isSupposed ? total : { low: total.low, best: null, high: null };
}

/** Each run of days after `since` to the day asked for on which nothing changes. */
function listPeriods(since: Day, input: FinesInput): FinePeriod[] {
	const first = addDays(since, 1);
	if (first > input.asOf) return [];
	// What ended without a day may have held until the day before.
	const changes = [first, input.asOf];
	for (const { effectiveOn, untilOn } of input.measures) {
		if (effectiveOn !== null) changes.push(effectiveOn);
		if (untilOn !== null) changes.push(addDays(untilOn, 1));
	}
	const starts = [...new Set(changes)].filter((day) => day >= first && day <= input.asOf).sort();
	const periods = starts.map((from, place) => {
		const next = starts[place + 1];
		return toPeriod({ from, until: next === undefined ? input.asOf : addDays(next, -1) }, input);
	});
	return periods.reduce<FinePeriod[]>(joinAlike, []);
}

function joinAlike(joined: FinePeriod[], next: FinePeriod): FinePeriod[] {
	const last = joined.at(-1);
	const toKey = ({ rate, waivers }: FinePeriod) => JSON.stringify([rate, waivers.map(({ code }) => code)]);
	if (!last || toKey(last) !== toKey(next)) return [...joined, next];
	return [...joined.slice(0, -1), { ...last, until: next.until, days: last.days + next.days }];
}

function toPeriod(
	{ from, until }: { from: Day; until: Day },
	{ nationality, measures, people, asOf }: FinesInput
): FinePeriod {
	const theirs = measures.filter((one) => [nationality, HOST_STATE].includes(one.nationality));
	const rate = rateOf(theirs, from, asOf);
	const waivers = theirs.filter((one) => one.measure === 'fine_waiver' && mayWaive(one, from, asOf));
	const owing = takeOff(people, waivers);
	return {
		...{ from, until, rate, waivers, owing, days: daysBetween(from, until) + 1 },
		perDay: productOf(owing, rate.perPerson)
	};
}

/** The people, less those whom waivers may cover. */
function takeOff(people: Estimate, waivers: readonly CountryMeasure[]): Estimate {
	if (waivers.length === 0 || people.high === 0) return people;
	const most = sumEstimates(waivers.map((one) => one.people ?? NOT_KNOWN)).high;
	return { low: most === null ? 0 : Math.max(0, people.low - most), best: null, high: people.high };
}

const toExact = (value: number): Estimate => ({ low: value, best: value, high: value });
