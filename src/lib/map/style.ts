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
export const SOURCES = ['areas', 'sketch'] as const;

/** A source whose features the map sets. */
export type SourceName = (typeof SOURCES)[number];

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
export function toStyle(palette: Palette): StyleSpecification {
	return {
		version: 8,
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
		...sketchLayers(palette)
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
