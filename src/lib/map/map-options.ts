import type { Locale } from '#lib/i18n/locale.ts';
import type { Drawing } from '#lib/map/drawing.ts';
import type { Boundaries } from '#lib/map/features.ts';
import type { MapMark } from '#lib/map/layer.ts';
import type { LonLat } from '#lib/map/mercator.ts';
import type { MapPosition } from '#lib/map/situation.ts';

/** What a movable map begins with, and whom it tells. */
export interface MapOptions {
	container: HTMLElement;
	/** Accessible name of the canvas. */
	name: string;
	/** Id of the element that says how it is used. */
	describedBy: string;
	locale: Locale;
	formatCount: (count: number) => string;
	position: MapPosition | null;
	boundaries: Boundaries;
	/** Address of an operator's style or archive of tiles; null: our own basemap. */
	basemapUrl: string | null;
	onready: () => void;
	/** The operator's basemap did not come, so ours stays. */
	onnobasemap: () => void;
	onmark: (mark: MapMark) => void;
	onarea: (pcode: string) => void;
	onhover: (pcode: string | null) => void;
	/** A click that a tool may take: true where it did, and nothing is to be opened. */
	onclick: (at: LonLat) => boolean;
	onpointer: (at: LonLat) => void;
	/** The map came to rest: where, and what is to be seen there. */
	onrest: (seen: { marks: MapMark[]; drawing: Drawing }) => void;
	/** Somebody moved it here, by pointer, keyboard or button. */
	onmove: (position: MapPosition) => void;
}
