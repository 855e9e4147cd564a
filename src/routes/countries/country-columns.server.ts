import { MEASURE_NATURES } from '#lib/domain/country-measures.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import type { FinesOwed } from '#lib/domain/fines.ts';
import { TIERS, type Tier } from '#lib/domain/figures.ts';
import type { Cell, Columns } from '#lib/server/export/list-csv.ts';
import type { ListedCountry } from '#lib/server/queries/countries.ts';

const OF_NATURES: [string, (row: ListedCountry) => Cell][] = MEASURE_NATURES.flatMap((nature) => [
	[`${nature}_in_force`, ({ inForce }) => inForce[nature].count],
	[`${nature}_too_old`, ({ inForce }) => inForce[nature].tooOld],
	[`${nature}_newest_on`, ({ inForce }) => inForce[nature].newestOn]
]);

const OF_TIERS: [string, (row: ListedCountry) => Cell][] = TIERS.flatMap((tier) => [
	[`${tier}_low`, toEnd(tier, 'low')],
	[`${tier}_best`, toEnd(tier, 'best')],
	[`${tier}_high`, toEnd(tier, 'high')],
	[`${tier}_newest_on`, (row) => findTier(row, tier)?.newestOn ?? null]
]);

const OF_FINES: [string, (row: ListedCountry) => Cell][] = TIERS.flatMap((tier) => [
	[`${tier}_fines_a_day_low`, toFine(tier, 'low')],
	[`${tier}_fines_a_day_best`, toFine(tier, 'best')],
	[`${tier}_fines_a_day_high`, toFine(tier, 'high')],
	[`${tier}_fines_since_count_low`, (row) => findFines(row, tier)?.accrued.low ?? null]
]);

/**
 * What the file of countries says of each nationality: measures in force by nature, people by tier as low, best and
 * high (empty where nobody ever gave a figure that names them; 0, empty, empty where it is not known), and events.
 *
 * `…_fines_a_day_…` is what the people of a tier owe for the day shown if each of them overstays, in `fine_currency`, by
 * the measures of `fines_from`; 0, empty, empty where that is not known. `…_fines_since_count_low` is the least that they
 * owe since the day of their newest count (`…_newest_on`): since when they overstay is not recorded.
 */
export const COUNTRY_COLUMNS: Columns<ListedCountry> = {
	nationality_iso2: ({ code }) => code,
	has_measures: ({ hasMeasures }) => hasMeasures,
	...Object.fromEntries<(row: ListedCountry) => Cell>([...OF_NATURES, ...OF_TIERS]),
	events: ({ events }) => events,
	fine_currency: (row) => findAnyFines(row)?.today.rate.currency ?? null,
	fines_from: (row) => listTerms(row),
	...Object.fromEntries<(row: ListedCountry) => Cell>(OF_FINES)
};

function findTier({ people }: ListedCountry, tier: Tier) {
	return people.find((one) => one.tier === tier);
}

function findFines(row: ListedCountry, tier: Tier): FinesOwed | null {
	return findTier(row, tier)?.fines ?? null;
}

function findAnyFines({ people }: ListedCountry): FinesOwed | null {
	return people.find(({ fines }) => fines !== null)?.fines ?? null;
}

/** Codes of the fines of the day, and of the waivers that may take people off. */
function listTerms(row: ListedCountry): Cell {
	const today = findAnyFines(row)?.today;
	return today ? [...today.rate.codes, ...today.waivers.map(({ code }) => code)] : null;
}

function toFine(tier: Tier, end: keyof Estimate): (row: ListedCountry) => Cell {
	return (row) => findFines(row, tier)?.today.perDay[end] ?? null;
}

function toEnd(tier: Tier, end: keyof Estimate): (row: ListedCountry) => Cell {
	return (row) => findTier(row, tier)?.estimate[end] ?? null;
}
