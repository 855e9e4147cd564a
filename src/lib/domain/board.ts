import type { ShelterBeds } from '#lib/domain/area-gap.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';
import { admit, type Admission, type GroupAttributes } from '#lib/domain/eligibility.ts';
import { sumEstimates, type Estimate } from '#lib/domain/estimate.ts';
import { countFreeBeds } from '#lib/domain/free-beds.ts';
import { freshnessOf, SHELTER_REPORT_INTERVAL, type Freshness } from '#lib/domain/freshness.ts';
import type { ShelterStatus } from '#lib/domain/shelters.ts';

/** A shelter that somebody answers for, and its latest report. */
export interface BoardShelter {
	code: string;
	intervalDays: number | null;
	report: {
		id: number;
		reportedOn: Day | null;
		status: ShelterStatus;
		closingOn: Day | null;
		capacity: number | null;
		occupancy: number | null;
		entryConditions: readonly string[];
	} | null;
}

/** One shelter of the board: how old its word is, and what is free. */
export interface BoardRow<S extends BoardShelter> {
	shelter: S;
	/** Of its latest report; null where it has none with a day. */
	freshness: Freshness | null;
	/** Days since its latest report; null where it has none with a day. */
	ageDays: number | null;
	beds: Pick<ShelterBeds, 'free' | 'basis' | 'held'>;
	/** Whether it lets in those who are asked for; null: not known, or nobody in particular is asked for. */
	admits: Admission;
}

/** Beds that are free for whoever meets the same conditions. */
export interface BedsByCondition {
	entryConditions: readonly string[];
	shelters: number;
	free: Estimate;
}

/**
 * Shelters as whoever answers for them works through them: those without a dated report first, then by how far their
 * report is past its time and how old it is; closed ones last, of which nothing is expected.
 *
 * @param people who a bed is looked for; null: nobody in particular
 * @param held beds promised to people on the way, by code of the shelter
 */
export function toBoard<S extends BoardShelter>(
	shelters: readonly S[],
	asOf: Day,
	people: GroupAttributes | null,
	held: Readonly<Record<string, number>> = {}
): BoardRow<S>[] {
	return shelters
		.map((shelter) => toRow(shelter, asOf, people, held[shelter.code] ?? 0))
		.sort((a, b) => rankOf(b) - rankOf(a) || (b.ageDays ?? 0) - (a.ageDays ?? 0) || compare(a, b));
}

/** Free beds of a board by who may use them, the fewest conditions first; closed shelters have none. */
export function groupByCondition(rows: readonly BoardRow<BoardShelter>[]): BedsByCondition[] {
	const groups = new Map<string, { entryConditions: readonly string[]; free: Estimate[] }>();
	for (const { shelter, beds } of rows) {
		if (beds.basis === 'closed') continue;
		const entryConditions = [...(shelter.report?.entryConditions ?? [])].sort();
		const key = entryConditions.join(' ');
		const group = groups.get(key) ?? { entryConditions, free: [] };
		group.free.push(beds.free);
		groups.set(key, group);
	}
	return [...groups.values()]
		.map(({ entryConditions, free }) => ({
			entryConditions,
			shelters: free.length,
			free: sumEstimates(free)
		}))
		.sort(
			(a, b) => toWeight(a) - toWeight(b) || (a.entryConditions.join() < b.entryConditions.join() ? -1 : 1)
		);
}

/** Beds free for those who are asked for: at least where they are let in, at most where nobody says that they are not. */
export function countBedsFor(rows: readonly Pick<BoardRow<BoardShelter>, 'beds' | 'admits'>[]): Estimate {
	const open = rows.filter(({ admits }) => admits !== false);
	return sumEstimates(
		open.map(({ admits, beds: { free } }) => (admits ? free : { low: 0, best: null, high: free.high }))
	);
}

function toRow<S extends BoardShelter>(
	shelter: S,
	asOf: Day,
	people: GroupAttributes | null,
	held: number
): BoardRow<S> {
	const { report, intervalDays } = shelter;
	const ageDays = report?.reportedOn ? daysBetween(report.reportedOn, asOf) : null;
	const freshness = ageDays === null ? null : freshnessOf(ageDays, intervalDays ?? SHELTER_REPORT_INTERVAL);
	return {
		...{ shelter, freshness, ageDays },
		beds: { ...countFreeBeds(report, freshness, held, asOf), held },
		admits: people && admit(report?.entryConditions ?? [], people)
	};
}

const RANKS: Record<Freshness, number> = { up_to_date: 1, due: 2, overdue: 3, expired: 4 };
const NEVER = 5;

function rankOf({ beds, freshness }: BoardRow<BoardShelter>): number {
	if (beds.basis === 'closed') return 0;
	return freshness === null ? NEVER : RANKS[freshness];
}

/** Nothing said stands behind what is said. */
function toWeight({ entryConditions }: BedsByCondition): number {
	if (entryConditions.length === 0) return Infinity;
	return entryConditions.includes('none_known') ? 0 : entryConditions.length;
}

function compare(a: BoardRow<BoardShelter>, b: BoardRow<BoardShelter>): number {
	return a.shelter.code < b.shelter.code ? -1 : 1;
}
