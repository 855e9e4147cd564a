import {
	addProtocol,
	type BackgroundLayerSpecification,
	type FillLayerSpecification,
	type LineLayerSpecification,
	type StyleSpecification,
	type SymbolLayerSpecification
} from 'maplibre-gl';
import { PMTiles, Protocol, TileType } from 'pmtiles';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Palette } from '#lib/map/paint.ts';
import { FONT, LABEL_PX } from '#lib/map/style.ts';

/** A basemap in the colours of the theme. */
export type Basemap = (palette: Palette) => StyleSpecification;

/**
 * The basemap that an operator chose: a MapLibre style, which is taken as it is, or one archive of tiles (its address
 * ends in `.pmtiles`), which is drawn in our colours. A style may itself name archives, as `pmtiles://https://…`.
 *
 * @throws where the address does not answer, or answers with neither
 */
export async function loadBasemap(address: string, locale: Locale): Promise<Basemap> {
	const protocol = new Protocol({ metadata: true });
	addProtocol('pmtiles', protocol.tile);
	if (!new URL(address).pathname.endsWith('.pmtiles')) return loadStyle(address);
	const archive = new PMTiles(address);
	protocol.add(archive);
	const [{ tileType }, metadata] = await Promise.all([archive.getHeader(), archive.getMetadata()]);
	if (tileType !== TileType.Mvt) return () => toPictureStyle(address);
	const { vector_layers: named = [] } = metadata as { vector_layers?: { id: string }[] };
	const held = new Set(named.map(({ id }) => id));
	if (!held.has('earth')) throw new Error(`${address} has no layer earth: it is no basemap of Protomaps`);
	return (palette) => toVectorStyle(address, held, locale, palette);
}

async function loadStyle(address: string): Promise<Basemap> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
	const style = (await answer.json()) as StyleSpecification;
	return () => style;
}

/** A style over an archive of pictures. */
export function toPictureStyle(address: string): StyleSpecification {
	return {
		version: 8,
		sources: { tiles: { type: 'raster', url: `pmtiles://${address}`, tileSize: 256 } },
		layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }]
	};
}

/**
 * A style over an archive of vectors in the layers of the basemap of Protomaps, version 4
 * (https://docs.protomaps.com/basemaps/layers).
 *
 * @param held the layers that are in the archive; of the others nothing is asked
 */
export function toVectorStyle(
	address: string,
	held: ReadonlySet<string>,
	locale: Locale,
	palette: Palette
): StyleSpecification {
	return {
		version: 8,
		sources: { tiles: { type: 'vector', url: `pmtiles://${address}` } },
		layers: listVectorLayers(locale, palette).filter(
			(layer) => layer.type === 'background' || held.has(layer['source-layer'] ?? '')
		)
	};
}

function listVectorLayers(locale: Locale, palette: Palette) {
	const from = (layer: string) => ({ source: 'tiles', 'source-layer': layer });
	const land = ['==', ['geometry-type'], 'Polygon'];
	const width = (thin: number, wide: number) => [
		'interpolate',
		['exponential', 1.5],
		['zoom'],
		6,
		thin,
		16,
		wide
	];
	return [
		{ id: 'sea', type: 'background', paint: { 'background-color': palette.water } },
		{ id: 'earth', type: 'fill', ...from('earth'), filter: land, paint: { 'fill-color': palette.land } },
		{ id: 'lakes', type: 'fill', ...from('water'), filter: land, paint: { 'fill-color': palette.water } },
		{
			...{ id: 'buildings', type: 'fill', ...from('buildings'), minzoom: 14 },
			paint: { 'fill-color': palette.line, 'fill-opacity': 0.6 }
		},
		{
			...{ id: 'streets', type: 'line', ...from('roads'), minzoom: 11 },
			filter: ['!', ['in', ['get', 'kind'], ['literal', MAIN_ROADS]]],
			paint: { 'line-color': palette.line, 'line-width': width(0.25, 4) }
		},
		{
			...{ id: 'main-roads', type: 'line', ...from('roads') },
			filter: ['in', ['get', 'kind'], ['literal', MAIN_ROADS]],
			paint: { 'line-color': palette.line, 'line-width': width(0.75, 10) }
		},
		{
			...{ id: 'countries', type: 'line', ...from('boundaries') },
			filter: ['==', ['get', 'kind'], 'country'],
			paint: { 'line-color': palette.muted, 'line-width': 0.75, 'line-dasharray': [4, 3] }
		},
		{
			...{ id: 'localities', type: 'symbol', ...from('places'), minzoom: 9 },
			filter: ['==', ['get', 'kind'], 'locality'],
			layout: {
				'text-field': ['coalesce', ['get', `name:${locale}`], ['get', 'name:en'], ['get', 'name']],
				'text-font': [FONT],
				'text-size': LABEL_PX,
				'text-padding': 8
			},
			paint: { 'text-color': palette.muted, 'text-halo-color': palette.land, 'text-halo-width': 1.25 }
		}
	] as (
		BackgroundLayerSpecification | FillLayerSpecification | LineLayerSpecification | SymbolLayerSpecification
	)[];
}

const MAIN_ROADS = ['highway', 'major_road'];
