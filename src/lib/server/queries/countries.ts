import {
	countInForce,
	MEASURE_NATURES,
	type InForce,
	type MeasureNature
} from '#lib/domain/country-measures.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import { toFinesOwed, type FinesOwed } from '#lib/domain/fines.ts';
import { TIERS, type Tier } from '#lib/domain/figures.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { listMeasures } from '#lib/server/queries/country-measures.ts';
import { countPeopleByNationality, listNamedNationalities } from '#lib/server/queries/nationalities.ts';
import type { View } from '#lib/server/queries/view.ts';

/** People of one nationality in one tier. */
export interface TierOfCountry {
	tier: Tier;
	estimate: Estimate;
	newestOn: Day | null;
	/** What they owe if each of them overstays; null for nationals of the host state. */
	fines: FinesOwed | null;
}

/** One nationality that the record names, with what its state does and how many of its people are known of. */
export interface ListedCountry {
	/** ISO 3166-1 alpha-2. */
	code: string;
	/** Up to the view's day. */
	events: number;
	/** False where no measure of any nature or status was found. */
	hasMeasures: boolean;
	inForce: Record<MeasureNature, InForce>;
	/** Tiers for which somebody ever gave a figure that names the nationality; never added. */
	people: TierOfCountry[];
}

/** Every nationality that an event, a figure or a measure of the view names, by code, at most one for each code of ISO 3166-1. */
export async function listCountries(tx: Tx, view: View): Promise<ListedCountry[]> {
	const [named, measures] = await Promise.all([listNamedNationalities(tx, view), listMeasures(tx, view)]);
	const ofState = groupBy(measures, ({ nationality }) => nationality);
	const eventsOf = new Map(named.map(({ code, events }) => [code, events]));
	const codes = [...new Set([...eventsOf.keys(), ...ofState.keys()])].sort();
	const people = await countPeopleByNationality(tx, view, codes);
	return codes.map((code) => {
		const own = ofState.get(code) ?? [];
		const inForce = MEASURE_NATURES.map((nature) => [nature, countInForce(own, nature, view.asOf)]);
		return {
			...{ code, events: eventsOf.get(code) ?? 0, hasMeasures: own.length > 0 },
			inForce: Object.fromEntries(inForce) as Record<MeasureNature, InForce>,
			people: TIERS.map((tier) => people[code]![tier])
				.filter(({ hasFigures }) => hasFigures)
				.map(({ tier, estimate, newestOn }) => {
					const given = { nationality: code, people: estimate, countedOn: newestOn, measures };
					const fines = toFinesOwed({ ...given, asOf: view.asOf, supposedSince: null });
					return { tier, estimate, newestOn, fines };
				})
		};
	});
}
