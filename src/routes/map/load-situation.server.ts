import type { Estimate } from '#lib/domain/estimate.ts';
import type { SituationFilter } from '#lib/domain/filter.ts';
import type { Situation, Unplaced } from '#lib/map/situation.ts';
import { countUnplaced, placeCompounds, placeEvents, toSituationAreas } from '#lib/map/to-situation.ts';
import { countSheltersByArea, listAreaFreshness, listAreaOutlines } from '#lib/server/queries/map-areas.ts';
import { listCompoundPlaces, listEventPlaces } from '#lib/server/queries/map-drawing.ts';
import type { View } from '#lib/server/queries/view.ts';
import type { Tx } from '../list-reading.server.ts';

const PROVINCE = 1;

/** Degrees: a little over a pixel of the drawing of the server. */
const GRID = 0.02;

/**
 * What the server draws of a view and filter: for a page that shows `SituationMap`, inside its one unit of work.
 *
 * @param people of the measure that the map is to show, by P-code
 */
export async function loadSituation(
	tx: Tx,
	view: View,
	filter: SituationFilter,
	people: ReadonlyMap<string, Estimate>
): Promise<{ situation: Situation; unplaced: Unplaced }> {
	const [outlines, freshness, shelters, compounds, events] = await Promise.all([
		listAreaOutlines(tx, PROVINCE, GRID),
		listAreaFreshness(tx, view),
		countSheltersByArea(tx, view),
		listCompoundPlaces(tx, view, filter),
		listEventPlaces(tx, view, filter)
	]);
	return {
		situation: {
			areas: toSituationAreas(outlines, { people, freshness, shelters }),
			compounds: placeCompounds(compounds),
			events: placeEvents(events)
		},
		unplaced: countUnplaced(compounds, events)
	};
}
