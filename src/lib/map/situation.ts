import type { Estimate } from '#lib/domain/estimate.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import type { PlacedRecord } from '#lib/map/gather.ts';
import type { Box, LonLat } from '#lib/map/mercator.ts';

/** How fresh the freshest figure of an area is; `never_known` where nobody ever published one. */
export type AreaFreshness = Freshness | 'never_known';

/** An administrative area as a map shows it. */
export interface SituationArea {
	pcode: string;
	nameEn: string;
	/** Null where the boundaries came without it. */
	nameKm: string | null;
	/** A place inside it, for its name and its symbols. Not the place of anything. */
	at: LonLat;
	/** SVG path in the units of `toDrawing`. */
	path: string;
	/** People of the measure that the map shows; null where nobody ever published a figure. */
	people: Estimate | null;
	freshness: AreaFreshness;
	/** How many shelters may be known to be in it. */
	shelters: number;
}

/** Everything that the server draws, and that the map of the browser draws until it has fetched the records. */
export interface Situation {
	areas: readonly SituationArea[];
	compounds: readonly PlacedRecord[];
	events: readonly PlacedRecord[];
}

/** Where the map looks; part of what a shared link restores. */
export interface MapPosition {
	centre: LonLat;
	zoom: number;
}

/** What a mark opens. */
export type MarkTarget =
	| { kind: 'area'; pcode: string }
	| { kind: 'record'; stem: PlacedStem; area: string | null; code: string }
	/** `codes` is empty where the server counted without telling them apart: the list of the area then has them. */
	| { kind: 'records'; stem: PlacedStem; area: string | null; codes: string[]; within: Box };

/** Stems whose records have a place. */
export type PlacedStem = 'compound' | 'event';

/** Where the links of a map lead, so that it works without JavaScript; the page that shows it knows. */
export interface MapLinks {
	area(pcode: string): string;
	record(stem: PlacedStem, code: string): string;
	/** The list of a stem, of one area or (null) of all. */
	list(stem: PlacedStem, area: string | null): string;
}

/** How many records no map can show, as they have no place. */
export interface Unplaced {
	compounds: number;
	events: number;
}
