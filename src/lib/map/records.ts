import type { Activity } from '#lib/domain/compound-activity.ts';
import type { CompoundKind, EvidenceLevel, LocationPrecision } from '#lib/domain/compounds.ts';
import type { Day } from '#lib/domain/day.ts';
import type { EventKind } from '#lib/domain/events.ts';
import { PLACE_NOT_KNOWN, type SituationFilter } from '#lib/domain/filter.ts';
import { toRows, type Columns } from '#lib/map/columns.ts';
import type { PlacedRecord } from '#lib/map/gather.ts';
import { placeCompounds, placeEvents } from '#lib/map/to-situation.ts';

/** A compound as the browser holds it. */
export interface CompoundOnMap {
	code: string;
	name: string;
	/** Null where it is not located. */
	lon: number | null;
	lat: number | null;
	precision: LocationPrecision;
	areaPcode: string | null;
	kind: CompoundKind;
	/** As last said; null where nothing was. */
	activity: Activity | null;
	/** Whether that was said lately enough to hold. */
	isCurrent: boolean;
	evidence: EvidenceLevel;
}

/** An event as the browser holds it. */
export interface EventOnMap {
	code: string;
	lon: number | null;
	lat: number | null;
	precision: LocationPrecision;
	areaPcode: string | null;
	kind: EventKind;
	occurredOn: Day;
	locality: string | null;
	nationalities: string[];
}

/** A row with the mark it asks for, made once; null where it has no place. */
interface Placeable<Row> {
	row: Row;
	placed: PlacedRecord | null;
}

/** The records of a view, which the browser filters without asking again. */
export interface MapRecords {
	compounds: Placeable<CompoundOnMap>[];
	events: Placeable<EventOnMap>[];
}

/** The columns that `/map/compounds.json` gives. */
export const COMPOUND_COLUMNS = [
	...(['code', 'name', 'lon', 'lat', 'precision', 'areaPcode', 'kind'] as const),
	...(['activity', 'isCurrent', 'evidence'] as const)
] as const satisfies (keyof CompoundOnMap)[];

/** The columns that `/map/events.json` gives. */
export const EVENT_COLUMNS = [
	...(['code', 'lon', 'lat', 'precision', 'areaPcode', 'kind'] as const),
	...(['occurredOn', 'locality', 'nationalities'] as const)
] as const satisfies (keyof EventOnMap)[];

/**
 * Fetches the records of a view from this server.
 *
 * @param view query string, such as `?as_of=2026-02-22`
 * @throws where an answer does not arrive, or is no 200
 */
export async function fetchRecords(view: string, signal: AbortSignal): Promise<MapRecords> {
	const read = async <Row extends object>(file: string): Promise<Row[]> => {
		const answer = await fetch(`/map/${file}${view}`, { signal });
		if (!answer.ok) throw new Error(`/map/${file} answered ${answer.status}`);
		return toRows((await answer.json()) as Columns<Row>);
	};
	const [compounds, events] = await Promise.all([
		read<CompoundOnMap>('compounds.json'),
		read<EventOnMap>('events.json')
	]);
	return {
		compounds: compounds.map((row) => ({ row, placed: placeCompounds([{ ...row, count: 1 }])[0] ?? null })),
		events: events.map((row) => ({ row, placed: placeEvents([{ ...row, count: 1 }])[0] ?? null }))
	};
}

/** The compounds with a place that pass a filter; its search is left to the lists. */
export function filterCompounds({ compounds }: MapRecords, filter: SituationFilter): PlacedRecord[] {
	return keep(
		compounds,
		({ areaPcode, activity, evidence, kind }) =>
			isOf(filter.activities, activity ?? 'unknown') &&
			isOf(filter.evidence, evidence) &&
			isOf(filter.siteKinds, kind) &&
			isInArea(areaPcode, filter.area)
	);
}

/** The events with a place that pass a filter; its search is left to the lists. */
export function filterEvents({ events }: MapRecords, filter: SituationFilter): PlacedRecord[] {
	return keep(
		events,
		({ areaPcode, kind, occurredOn, nationalities }) =>
			isOf(filter.kinds, kind) &&
			(filter.from === null || occurredOn >= filter.from) &&
			(filter.to === null || occurredOn <= filter.to) &&
			(filter.nationalities.length === 0 ||
				nationalities.some((one) => filter.nationalities.includes(one))) &&
			isInArea(areaPcode, filter.area)
	);
}

function keep<Row>(records: readonly Placeable<Row>[], passes: (row: Row) => boolean): PlacedRecord[] {
	const kept: PlacedRecord[] = [];
	for (const { row, placed } of records) if (placed !== null && passes(row)) kept.push(placed);
	return kept;
}

/** An empty list is no condition. */
function isOf<T>(values: readonly T[], value: T): boolean {
	return values.length === 0 || values.includes(value);
}

function isInArea(pcode: string | null, area: string | null): boolean {
	return area === null || (pcode ?? PLACE_NOT_KNOWN) === area;
}
