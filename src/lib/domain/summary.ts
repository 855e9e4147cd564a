import { countOccupancies, giveWay } from '#lib/domain/accommodation.ts';
import { addUp } from '#lib/domain/adding.ts';
import { selectStocks, toCells } from '#lib/domain/cells.ts';
import { placeOf } from '#lib/domain/counters.ts';
import type { Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import { TIERS, tierOf, type Figure, type Tier } from '#lib/domain/figures.ts';
import { findSamePeople } from '#lib/domain/overlap.ts';
import { takeOffEverywhere } from '#lib/domain/place-not-known.ts';
import type { Shelter, ShelterReport } from '#lib/domain/shelters.ts';
import { summariseTier, type TierSummary } from '#lib/domain/tiers.ts';
import { countUnaccounted, type EventCount, type Unaccounted } from '#lib/domain/unaccounted.ts';

/** All that is known at one moment; what is dated after `asOf` is left out by the rules. */
export interface SummaryInput {
	figures: readonly Figure[];
	shelters: readonly Shelter[];
	reports: readonly ShelterReport[];
	events: readonly EventCount[];
	/** Areas of one level, in the order of the rows; every place named by the rest must be among them. */
	areaCodes: readonly string[];
	asOf: Day;
}

/** One area, or 'place not known'. */
export interface AreaSummary {
	/** Null: place not known. */
	areaCode: string | null;
	tiers: Record<Tier, TierSummary>;
	/** Null where no such event is recorded, which is not zero. */
	unaccounted: Unaccounted | null;
}

/** One tier in the whole country. */
export interface NationalTier {
	/** The sum of the rows that ever had a figure; not known where none had. */
	estimate: Estimate;
	hasFigures: boolean;
	newestOn: Day | null;
	/** True where it is in one of the rows. */
	isContradicted: boolean;
}

/** How many people are where on a day, every number with what it was made of. Tiers are never added. */
export interface Summary {
	asOf: Day;
	areas: AreaSummary[];
	placeNotKnown: AreaSummary;
	national: { tiers: Record<Tier, NationalTier>; unaccounted: Unaccounted | null };
}

/**
 * The situation on a day, by area and tier. Figures of people counted as gone are in no tier.
 *
 * In this order: figures give way to the reports of their shelter; one figure is chosen for each cell; cells and
 * shelters that count the same people as another of their area and tier are set aside; those without a place lose what
 * areas count of them; nationalities are combined; situations and shelters are added, then areas.
 *
 * @throws RangeError where a figure, shelter or event names an area that is not in `areaCodes`.
 * @throws AddingRefused where the exercise is mixed with other data.
 */
export function summarise(input: SummaryInput): Summary {
	const { events, areaCodes, asOf } = input;
	refuseUnlistedAreas(input);
	const places = [...areaCodes, null];
	const tiersOf = new Map(TIERS.map((tier) => [tier, summariseTierEverywhere(tier, places, input)]));
	const rows = places.map((areaCode, place) => ({
		areaCode,
		tiers: byTier((tier) => tiersOf.get(tier)![place]!),
		unaccounted: countUnaccounted(
			events.filter((event) => event.areaCode === areaCode),
			asOf
		)
	}));
	return {
		asOf,
		areas: rows.slice(0, -1),
		placeNotKnown: rows.at(-1)!,
		national: {
			tiers: byTier((tier) => addAreas(tiersOf.get(tier)!)),
			unaccounted: countUnaccounted(events, asOf)
		}
	};
}

/** One tier in each place, in the order of the places. */
function summariseTierEverywhere(
	tier: Tier,
	places: readonly (string | null)[],
	{ figures, shelters, reports, asOf }: SummaryInput
): TierSummary[] {
	const ofTier = selectStocks(figures, asOf).filter((figure) => tierOf(figure.livingSituation) === tier);
	const linked = giveWay(ofTier, shelters, reports, asOf);
	const ofShelters = tier === 'accommodation' ? countOccupancies(shelters, reports, linked, asOf) : [];
	const ofCells = toCells(linked.standing, asOf);
	const all = [...ofCells, ...ofShelters];
	const samePeople = places.flatMap((place) => findSamePeople(all.filter((one) => placeOf(one) === place)));
	const cells = takeOffEverywhere(ofCells, all, samePeople);
	const occupancies = takeOffEverywhere(ofShelters, all, samePeople);
	return places.map((areaCode) =>
		summariseTier({
			tier,
			areaCode,
			cells: cells.filter(isIn(areaCode)),
			samePeople: samePeople.filter(({ counter }) => placeOf(counter) === areaCode),
			shelters: occupancies.filter(({ shelter }) => isIn(areaCode)(shelter)),
			givenWay: linked.givenWay.filter(isIn(areaCode))
		})
	);
}

function addAreas(rows: readonly TierSummary[]): NationalTier {
	const parts = rows.map(({ part }) => part).filter((part) => part !== null);
	const days = rows.map(({ newestOn }) => newestOn).filter((day) => day !== null);
	return {
		estimate: parts.length > 0 ? addUp(parts) : NOT_KNOWN,
		hasFigures: parts.length > 0,
		newestOn: days.sort().at(-1) ?? null,
		isContradicted: rows.some((row) => row.isContradicted)
	};
}

function byTier<T>(of: (tier: Tier) => T): Record<Tier, T> {
	return Object.fromEntries(TIERS.map((tier) => [tier, of(tier)])) as Record<Tier, T>;
}

function isIn(areaCode: string | null): (item: { areaCode: string | null }) => boolean {
	return (item) => item.areaCode === areaCode;
}

function refuseUnlistedAreas({ figures, shelters, events, areaCodes }: SummaryInput): void {
	const listed = new Set(areaCodes);
	const lost = [...figures, ...shelters, ...events].find(
		({ areaCode }) => areaCode !== null && !listed.has(areaCode)
	);
	if (lost) {
		throw new RangeError(
			`${lost.code} is in ${lost.areaCode}, which is no row of this summary; add the area`
		);
	}
	if (listed.size < areaCodes.length)
		throw new RangeError('an area is listed twice; its people would count twice');
}
