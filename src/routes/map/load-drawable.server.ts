import type { SituationFilter } from '#lib/domain/filter.ts';
import type { PlacedRecord } from '#lib/map/gather.ts';
import type { Unplaced } from '#lib/map/situation.ts';
import {
	countUnplaced,
	placeCompounds,
	placeEvents,
	type AreaKnowledge,
	type Outline
} from '#lib/map/to-situation.ts';
import { listAreaFreshness, listAreaOutlines } from '#lib/server/queries/map-areas.ts';
import { listCompoundPlaces, listEventPlaces } from '#lib/server/queries/map-drawing.ts';
import type { View } from '#lib/server/queries/view.ts';
import type { Tx } from '../list-reading.server.ts';

const PROVINCE = 1;

/** Degrees: a little over a pixel of the drawing of the server. */
const GRID = 0.02;

/** What the server draws of a view and filter, but for what the page knows of areas already. */
export interface Drawable {
	outlines: Outline[];
	freshness: AreaKnowledge['freshness'];
	compounds: PlacedRecord[];
	events: PlacedRecord[];
	unplaced: Unplaced;
}

/** Loads what a page with `SituationMap` draws first, inside its one unit of work. */
export async function loadDrawable(tx: Tx, view: View, filter: SituationFilter): Promise<Drawable> {
	const [outlines, freshness, compounds, events] = await Promise.all([
		listAreaOutlines(tx, PROVINCE, GRID),
		listAreaFreshness(tx, view),
		listCompoundPlaces(tx, view, filter),
		listEventPlaces(tx, view, filter)
	]);
	return {
		...{ outlines, freshness },
		compounds: placeCompounds(compounds),
		events: placeEvents(events),
		unplaced: countUnplaced(compounds, events)
	};
}
