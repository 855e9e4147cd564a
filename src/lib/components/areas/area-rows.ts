import type { Estimate } from '#lib/domain/estimate.ts';
import type { Day } from '#lib/domain/day.ts';
import { TIERS } from '#lib/domain/figures.ts';

/** What a row of the area table says of people: a number each. */
export const MEASURES = [...TIERS, 'unaccounted'] as const;

/** A number of people in a row: of a tier, or of who is unaccounted for. */
export type Measure = (typeof MEASURES)[number];

/** What it says of records: how many. */
export const COUNTS = ['events', 'compounds', 'shelters'] as const;

/** A number of records in a row. */
export type Count = (typeof COUNTS)[number];

/** What the table sorts by. */
export const SORTS = ['name', ...MEASURES, ...COUNTS, 'newest'] as const;

/** What one sorting goes by: the name, a number, or the newest figure. */
export type Sort = (typeof SORTS)[number];

/** An area, or 'place not known', or the country. */
export interface AreaRow {
	/** As it stands in addresses: P-code, 'place-not-known' or 'national'. */
	key: string;
	name: string;
	/** A number that is missing: nobody ever published one. */
	sums: Partial<
		Record<
			Measure,
			{
				estimate: Estimate;
				newestOn: Day | null;
				/** Another current figure lies wholly outside a figure that was used. */
				isContradicted: boolean;
			}
		>
	>;
	counts: Record<Count, number>;
}

/** Whether a key of a row is the P-code of an area, and not 'place not known' or the country. */
export function isProvince(key: string): boolean {
	return /^[A-Z]/.test(key);
}

/** The day of the newest number of a row; null where none is current. */
export function newestOf({ sums }: Pick<AreaRow, 'sums'>): Day | null {
	const days = Object.values(sums).flatMap(({ newestOn }) => newestOn ?? []);
	return days.sort().at(-1) ?? null;
}

/**
 * Rows in another order: names from A, numbers from the greatest, days from the newest. What is not known stands last
 * in both directions, as it is no small number; a range stands by its best, or else its low. Equals stay by name.
 */
export function sortRows(
	rows: readonly AreaRow[],
	sort: Sort,
	isReversed: boolean,
	compareNames: (a: string, b: string) => number
): AreaRow[] {
	const direction = isReversed ? -1 : 1;
	return rows.toSorted((a, b) => {
		if (sort === 'name') return direction * compareNames(a.name, b.name);
		const [ofA, ofB] = [toSortable(a, sort), toSortable(b, sort)];
		if (ofA === ofB) return compareNames(a.name, b.name);
		if (ofA === null || ofB === null) return ofA === null ? 1 : -1;
		return direction * (ofA < ofB ? 1 : -1);
	});
}

function toSortable(row: AreaRow, sort: Exclude<Sort, 'name'>): number | string | null {
	if (sort === 'newest') return newestOf(row);
	if (sort in row.counts) return row.counts[sort as Count];
	const estimate = row.sums[sort as Measure]?.estimate;
	if (!estimate) return null;
	return estimate.best ?? (estimate.low > 0 ? estimate.low : estimate.high);
}

/** The order that an address asks for (`sort`, with a minus for the reverse); by name where it asks for none we know. */
export function readSort(text: string | null): { sort: Sort; isReversed: boolean } {
	const isReversed = text?.startsWith('-') ?? false;
	const sort = SORTS.find((one) => one === text?.replace(/^-/, ''));
	return sort ? { sort, isReversed } : { sort: 'name', isReversed: false };
}
