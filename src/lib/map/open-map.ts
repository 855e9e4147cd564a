import { AttributionControl, Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapOptions } from '#lib/map/map-options.ts';
import { CAMBODIA, REGION, type Box } from '#lib/map/mercator.ts';
import type { Palette } from '#lib/map/paint.ts';
import { toStyle } from '#lib/map/style.ts';

/** All of Cambodia. */
export const HOME = toBounds(CAMBODIA);

/** MapLibre on our basemap, with north up, a scale bar, and the attribution of an operator's basemap where one comes. */
export function openMap(options: MapOptions, palette: Palette): MapLibre {
	setWorkerUrl(workerUrl);
	const { container, position } = options;
	const map = new MapLibre({
		...{ container, style: toStyle(palette) },
		...(position ? { center: [...position.centre], zoom: position.zoom } : { bounds: HOME }),
		...{ maxBounds: toBounds(REGION), minZoom: 4.5, maxZoom: 16, fadeDuration: 0 },
		...{ attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false },
		locale: { 'Map.Title': options.name }
	});
	map.touchZoomRotate.disableRotation();
	map.keyboard.disableRotation();
	if (options.basemapUrl !== null) map.addControl(new AttributionControl({ compact: false }), 'bottom-left');
	map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
	map.getCanvas().setAttribute('aria-describedby', options.describedBy);
	return map;
}

/** A box as MapLibre takes it. */
export function toBounds([west, south, east, north]: Box): [number, number, number, number] {
	return [west, south, east, north];
}
