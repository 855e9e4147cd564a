import { MEASURE_NATURES } from '#lib/domain/country-measures.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
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

/**
 * What the file of countries says of each nationality: measures in force by nature, people by tier as low, best and
 * high (empty where nobody ever gave a figure that names them; 0, empty, empty where it is not known), and events.
 */
export const COUNTRY_COLUMNS: Columns<ListedCountry> = {
	nationality_iso2: ({ code }) => code,
	has_measures: ({ hasMeasures }) => hasMeasures,
	...Object.fromEntries<(row: ListedCountry) => Cell>([...OF_NATURES, ...OF_TIERS]),
	events: ({ events }) => events
};

function findTier({ people }: ListedCountry, tier: Tier) {
	return people.find((one) => one.tier === tier);
}

function toEnd(tier: Tier, end: keyof Estimate): (row: ListedCountry) => Cell {
	return (row) => findTier(row, tier)?.estimate[end] ?? null;
}
