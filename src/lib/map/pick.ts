import type { Map as MapLibre, Point } from 'maplibre-gl';
import type { Drawing } from '#lib/map/drawing.ts';
import type { MapMark } from '#lib/map/layer.ts';

/** How near a click or finger must come to a mark, in pixels. */
const REACH_PX = 10;

/** The mark of a drawing that a click or finger is at and that leads somewhere. */
export function pickMark(map: MapLibre, { marks }: Drawing, { x, y }: Point): MapMark | undefined {
	const [found] = map.queryRenderedFeatures(
		[
			[x - REACH_PX, y - REACH_PX],
			[x + REACH_PX, y + REACH_PX]
		],
		{ layers: ['marks'] }
	);
	return marks.find(({ id, target }) => target !== null && id === found?.properties.id);
}

/** P-code of the area under the pointer; null for none. */
export function pickArea(map: MapLibre, point: Point): string | null {
	const [found] = map.queryRenderedFeatures(point, { layers: ['area-fill'] });
	return (found?.properties.pcode as string | undefined) ?? null;
}
