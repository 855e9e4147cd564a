import type {
	ExpressionSpecification,
	FontFacesSpecification,
	LayerSpecification,
	SourceSpecification,
	StyleSpecification
} from 'maplibre-gl';
import type { Palette } from '#lib/map/paint.ts';

/** Name of the font of all labels, whose files `fonts.ts` gives. */
export const FONT = 'Noto Sans';

/** Size of labels and counts in pixels. */
export const LABEL_PX = 12;

const NOTHING: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };

/** Sources whose features the map sets itself, as the situation changes. */
export const SOURCES = ['areas', 'rings', 'marks', 'focus', 'names', 'sketch'] as const;
export type SourceName = (typeof SOURCES)[number];

/** Where the picture of a mark stands from its place: pixels to the right and down. */
export const iconOffset: ExpressionSpecification = ['array', 'number', 2, ['get', 'shift']];

/** Where its count stands, in sizes of letters to the right and down: right of the picture. */
export const countOffset: ExpressionSpecification = ['array', 'number', 2, ['get', 'countShift']];

/** Colour of an area by the name of its ink; land where it has none. */
export function areaColour(palette: Palette): ExpressionSpecification {
	const inks = ['fresh', 'due', 'overdue', 'expired'] as const;
	return [
		'match',
		['get', 'ink'],
		...inks.flatMap((ink) => [ink, palette[ink]!]),
		palette.land!
	] as unknown as ExpressionSpecification;
}

/** Our own basemap, with nothing of the situation in it yet. */
export function toStyle(palette: Palette, faces: FontFacesSpecification): StyleSpecification {
	return {
		version: 8,
		'font-faces': faces,
		sources: { region: { type: 'geojson', data: '/basemap/region.json' }, ...ownSources() },
		layers: [...basemapLayers(palette), ...ownLayers(palette)]
	};
}

/** The situation laid over the style of an operator. */
export function layOver(
	given: StyleSpecification,
	palette: Palette,
	faces: FontFacesSpecification
): StyleSpecification {
	return {
		...given,
		'font-faces': { ...given['font-faces'], ...faces },
		sources: { ...given.sources, ...ownSources() },
		layers: [...given.layers, ...ownLayers(palette).map(withoutLand)]
	};
}

/** Areas that nothing fills let an operator's basemap through. */
function withoutLand(layer: LayerSpecification): LayerSpecification {
	return layer.id === 'area-fill' && layer.type === 'fill'
		? { ...layer, filter: ['has', 'ink'], paint: { ...layer.paint, 'fill-opacity': 0.6 } }
		: layer;
}

function ownSources(): Record<SourceName, SourceSpecification> {
	return Object.fromEntries(SOURCES.map((name) => [name, NOTHING])) as Record<
		SourceName,
		SourceSpecification
	>;
}

function basemapLayers(palette: Palette): LayerSpecification[] {
	return [
		{ id: 'water', type: 'background', paint: { 'background-color': palette.water } },
		{
			...{ id: 'land', type: 'fill', source: 'region', filter: ['==', ['get', 'kind'], 'land'] },
			paint: { 'fill-color': palette.land, 'fill-outline-color': palette.line }
		},
		{
			...{ id: 'border', type: 'line', source: 'region', filter: ['==', ['get', 'kind'], 'border'] },
			paint: { 'line-color': palette.muted, 'line-width': 0.75, 'line-dasharray': [4, 3] }
		}
	];
}

function ownLayers(palette: Palette): LayerSpecification[] {
	return [
		{ id: 'area-fill', type: 'fill', source: 'areas', paint: { 'fill-color': areaColour(palette) } },
		{
			...{ id: 'area-hatch', type: 'fill', source: 'areas', filter: ['get', 'isHatched'] },
			paint: { 'fill-pattern': 'hatch' }
		},
		{
			...{ id: 'area-outline', type: 'line', source: 'areas', filter: ['get', 'isOutlined'] },
			paint: { 'line-color': palette.muted, 'line-width': 0.75 }
		},
		{
			...{ id: 'area-lit', type: 'line', source: 'areas', filter: ['get', 'isLit'] },
			paint: { 'line-color': palette.ink, 'line-width': 2 }
		},
		{
			...{ id: 'ring-fill', type: 'fill', source: 'rings' },
			paint: { 'fill-color': palette.muted, 'fill-opacity': 0.12 }
		},
		{
			...{ id: 'ring-line', type: 'line', source: 'rings' },
			paint: { 'line-color': palette.muted, 'line-width': 1, 'line-dasharray': [3, 2] }
		},
		...sketchLayers(palette),
		nameLayer(palette),
		markLayer(palette),
		{
			...{ id: 'focus', type: 'symbol', source: 'focus' },
			layout: { 'icon-image': 'focus:mark', 'icon-allow-overlap': true, 'icon-offset': iconOffset }
		}
	] as LayerSpecification[];
}

function sketchLayers(palette: Palette): LayerSpecification[] {
	return [
		{
			...{ id: 'sketch-fill', type: 'fill', source: 'sketch', filter: ['==', ['geometry-type'], 'Polygon'] },
			paint: { 'fill-color': palette.link, 'fill-opacity': 0.12 }
		},
		{
			...{ id: 'sketch-line', type: 'line', source: 'sketch' },
			paint: { 'line-color': palette.link, 'line-width': 2 }
		},
		{
			...{ id: 'sketch-point', type: 'circle', source: 'sketch', filter: ['==', ['geometry-type'], 'Point'] },
			paint: {
				'circle-radius': 4,
				'circle-color': palette.paper,
				'circle-stroke-color': palette.link,
				'circle-stroke-width': 2
			}
		}
	] as LayerSpecification[];
}

function nameLayer(palette: Palette): LayerSpecification {
	return {
		id: 'names',
		type: 'symbol',
		source: 'names',
		minzoom: 5,
		filter: ['>=', ['zoom'], ['get', 'fromZoom']],
		layout: {
			'text-field': ['get', 'name'],
			'text-font': [FONT],
			'text-size': LABEL_PX,
			'text-anchor': 'top',
			'text-offset': [0, 0.5],
			'text-padding': 4,
			'symbol-sort-key': ['get', 'order']
		},
		paint: {
			'text-color': ['match', ['get', 'kind'], 'town', palette.ink!, palette.muted!],
			'text-halo-color': palette.land!,
			'text-halo-width': 1.25
		}
	};
}

function markLayer(palette: Palette): LayerSpecification {
	return {
		id: 'marks',
		type: 'symbol',
		source: 'marks',
		layout: {
			'icon-image': ['get', 'picture'],
			'icon-allow-overlap': true,
			'icon-ignore-placement': false,
			'icon-offset': iconOffset,
			'text-field': ['get', 'label'],
			'text-font': [FONT],
			'text-size': LABEL_PX,
			'text-anchor': 'left',
			'text-offset': countOffset,
			'text-allow-overlap': true,
			'symbol-sort-key': ['get', 'order']
		},
		paint: {
			'text-color': palette.ink!,
			'text-halo-color': palette.paper!,
			'text-halo-width': 1.5
		}
	};
}
