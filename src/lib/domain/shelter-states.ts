import type { OccupancyBasis, ShelterOccupancy } from '#lib/domain/accommodation.ts';
import { addUp } from '#lib/domain/adding.ts';
import type { Day } from '#lib/domain/day.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import { PLACE_NOT_KNOWN } from '#lib/domain/filter.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import type { ShelterStatus } from '#lib/domain/shelters.ts';
import { toShelterPart } from '#lib/domain/tiers.ts';

/** Which shelters a reader wants to see; null is no condition. */
export interface ShelterFilter {
	/** P-code; `PLACE_NOT_KNOWN` for shelters of which no area was published. */
	area: string | null;
	status: ShelterStatus | null;
	/** Words to look for in names. */
	search: string | null;
}

/** The shelters of one area, or of none, together. */
export interface ShelterArea {
	/** Null: place not known. */
	areaCode: string | null;
	/** How many are registered, closed ones too. 0 reads 'no shelter registered'. */
	registered: number;
	/** How many last said that they are open, and say so recently enough to rely on. */
	open: number;
	/** How many have no report that is recent enough to rely on. */
	tooOld: number;
	/** People in them by their own reports; null where none is registered. */
	people: Estimate | null;
	/** Day of the newest report; null where there is none with a day. */
	newestOn: Day | null;
}

const TOO_OLD: readonly OccupancyBasis[] = ['expired', 'undated', 'never_reported', 'figures'];

/** Whether the latest word of a shelter is too old to rely on: whoever wants to send people there asks first. */
export function isTooOld({ basis }: Pick<ShelterOccupancy, 'basis'>): boolean {
	return TOO_OLD.includes(basis);
}

/** The status of the latest report; not known where there is none. */
export function statusOf({ report }: Pick<ShelterOccupancy, 'report'>): ShelterStatus {
	return report?.status ?? 'unknown';
}

/**
 * Shelters by area, in the order of the areas, and last those without a place, where there are any.
 *
 * @param areaCodes of the areas to show, with shelters or without
 */
export function groupByArea(
	occupancies: readonly ShelterOccupancy[],
	areaCodes: readonly string[]
): ShelterArea[] {
	const byArea = groupBy(occupancies, ({ shelter }) => shelter.areaCode ?? '');
	const rows = areaCodes.map((areaCode) => toArea(areaCode, byArea.get(areaCode) ?? []));
	const placeless = byArea.get('');
	return placeless ? [...rows, toArea(null, placeless)] : rows;
}

/**
 * Whether a shelter meets the conditions of a reader.
 *
 * @param named codes of the shelters that the search found; null where nothing is searched for
 */
export function passesFilter(
	occupancy: ShelterOccupancy,
	filter: Omit<ShelterFilter, 'search'>,
	named: ReadonlySet<string> | null
): boolean {
	const { shelter } = occupancy;
	const isThere = filter.area === null || (shelter.areaCode ?? PLACE_NOT_KNOWN) === filter.area;
	const isNamed = named === null || named.has(shelter.code);
	return isThere && isNamed && (filter.status === null || statusOf(occupancy) === filter.status);
}

function toArea(areaCode: string | null, occupancies: readonly ShelterOccupancy[]): ShelterArea {
	const parts = occupancies.flatMap(toShelterPart);
	const days = occupancies.map(({ report }) => report?.reportedOn ?? null).filter((day) => day !== null);
	return {
		areaCode,
		registered: occupancies.length,
		open: occupancies.filter((one) => statusOf(one) === 'open' && !isTooOld(one)).length,
		tooOld: occupancies.filter(isTooOld).length,
		people: occupancies.length === 0 ? null : parts.length === 0 ? NOT_KNOWN : addUp(parts),
		newestOn: days.sort().at(-1) ?? null
	};
}
