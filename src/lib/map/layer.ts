import type { LocationPrecision } from '#lib/domain/compounds.ts';
import type { Words } from '#lib/i18n/dictionary.ts';
import type { Ink } from '#lib/map/marks.ts';
import type { PeopleScale } from '#lib/map/marks/people.ts';
import type { LonLat } from '#lib/map/mercator.ts';
import type { MarkTarget, Situation } from '#lib/map/situation.ts';

/** One mark at its place. */
export interface MapMark {
	/** Unlike that of any other mark of the same drawing. */
	id: string;
	/** Name of the picture, for `toMark`. */
	picture: string;
	at: LonLat;
	/** Pixels to the right of its place and below it, so that two marks of one town do not cover each other. */
	shift: readonly [right: number, down: number];
	/** The number written beside it; null for none. */
	count: number | null;
	/** Null for what only belongs to another mark. */
	target: MarkTarget | null;
	/** What the count is made of, largest first; empty where that goes without saying. */
	groups: [group: string, count: number][];
	/** How exactly its records are located; null where they lie at several places, or that is not the question. */
	precision: LocationPrecision | null;
}

/** One line of the legend. */
export interface LegendEntry {
	word: keyof Words['map']['legend'];
	/** A mark by its name, or an area filled with a colour or hatched. */
	picture: { mark: string } | { fill: FillInk } | { hatch: true } | { outline: true };
	/** Whether a picture on the map is one that this line is about. A picture may need several lines. */
	explains(picture: string): boolean;
	/** Where size means something: numbers of people that are shown with their size. */
	sizes?: (scale: PeopleScale) => { people: number; mark: string }[];
}

/** Colours of `app.css` that areas are filled with. */
export type FillInk = 'fresh' | 'due' | 'overdue' | 'expired' | Ink;

/** One entry of the catalogue: what a layer draws, and what the switch, the legend and the attribution say of it. */
export interface MapLayer {
	id: LayerId;
	/** `areas` fills or outlines areas; `marks` puts symbols on them. */
	geometry: 'areas' | 'marks';
	isOnAtFirst: boolean;
	attributions: readonly (keyof Words['map']['attributions'])[];
	legend: readonly LegendEntry[];
	/** Pictures of areas that it draws, by P-code; for `areas`. */
	listFills?(situation: Situation): Map<string, string>;
	/** The marks of the situation at a zoom, as MapLibre counts it; for `marks`. */
	listMarks?(situation: Situation, zoom: number): MapMark[];
}

/** Layers by their names in an address, from the lowest to the uppermost. */
export const LAYER_IDS = ['areas', 'freshness', 'people', 'shelters', 'events', 'compounds'] as const;

/** The name of one layer in an address. */
export type LayerId = (typeof LAYER_IDS)[number];
