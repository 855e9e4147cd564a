import type { ShelterOccupancy } from '#lib/domain/accommodation.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Tier } from '#lib/domain/figures.ts';
import { countFreeBeds, type BedBasis } from '#lib/domain/free-beds.ts';
import { toGap, type BedOffer, type Gap, type NeedGroup } from '#lib/domain/gap.ts';
import { toNeedGroups } from '#lib/domain/need-groups.ts';
import type { TierSummary } from '#lib/domain/tiers.ts';

/** What a report says of beds besides its occupancy, by its number. */
export interface BedDetails {
	id: number;
	/** Beds in all; null where nobody said. */
	capacity: number | null;
	entryConditions: readonly string[];
	/** Beds that are promised; left out where the reader may not know of holds, so that nothing tells of them. */
	held?: number;
}

/** The beds of one shelter. */
export interface ShelterBeds extends BedOffer {
	code: string;
	/** Beds in all, by its latest report; null where nobody said. */
	capacity: number | null;
	/** People in it, by the same; null where nobody said. */
	occupancy: number | null;
	/** Beds that are promised to people on the way; 0 too where the reader may not know of it. */
	held: number;
	/** Which rule made the number of free beds. */
	basis: BedBasis;
}

/** People without shelter in an area, the beds of its shelters, and what is between them. */
export interface AreaGap extends Gap {
	/** Who needs a bed, by what is known of them; together the people without shelter. */
	groups: NeedGroup[];
	/** Shelters of the area, by code; without any, no shelter is registered. */
	shelters: ShelterBeds[];
}

/** The gap of an area on a day, from what its summary counts. */
export function toAreaGap(
	tiers: Record<Extract<Tier, 'without_shelter' | 'accommodation'>, TierSummary>,
	details: readonly BedDetails[],
	asOf: Day
): AreaGap {
	const byReport = new Map(details.map((one) => [one.id, one]));
	const shelters = tiers.accommodation.shelters.map((shelter) => toBeds(shelter, byReport, asOf));
	const groups = toNeedGroups(tiers.without_shelter);
	return { ...toGap(groups, shelters), groups, shelters };
}

function toBeds(
	{ shelter, report, freshness }: ShelterOccupancy,
	byReport: ReadonlyMap<number, BedDetails>,
	asOf: Day
): ShelterBeds {
	const { capacity = null, entryConditions = [], held = 0 } = (report && byReport.get(report.id)) ?? {};
	const beds = countFreeBeds(report && { ...report, capacity }, freshness, held, asOf);
	return {
		code: shelter.code,
		capacity,
		occupancy: report?.occupancy ?? null,
		entryConditions,
		held,
		...beds
	};
}
