import type { LayerId, LegendEntry, MapLayer } from '#lib/map/layer.ts';
import { areas } from '#lib/map/layers/areas.ts';
import { compounds } from '#lib/map/layers/compounds.ts';
import { events } from '#lib/map/layers/events.ts';
import { freshness } from '#lib/map/layers/freshness.ts';
import { people } from '#lib/map/layers/people.ts';
import { shelters } from '#lib/map/layers/shelters.ts';

/**
 * The layers of the map, from the lowest to the uppermost. The layer switch, the legend, the attribution and both
 * drawings come from here: a new layer is one entry and one file in `layers/`.
 */
export const CATALOGUE: readonly MapLayer[] = [areas, freshness, people, shelters, events, compounds];

/** Name of the parameter that holds the layers in an address. */
export const LAYERS_PARAMETER = 'layers';

/** The layers that a map shows whose reader chose nothing. */
export const LAYERS_AT_FIRST: readonly LayerId[] = CATALOGUE.filter(({ isOnAtFirst }) => isOnAtFirst).map(
	({ id }) => id
);

/** The layers that are on, in the order in which they are drawn. */
export function listShown(on: readonly LayerId[]): MapLayer[] {
	return CATALOGUE.filter(({ id }) => on.includes(id));
}

/** The lines of the legend that the pictures on a map need, by layer; a layer without any is left out. */
export function listLegend(
	on: readonly LayerId[],
	pictures: ReadonlySet<string>
): { layer: MapLayer; entries: LegendEntry[] }[] {
	return listShown(on)
		.map((layer) => ({
			layer,
			entries: layer.legend.filter((entry) => [...pictures].some((picture) => entry.explains(picture)))
		}))
		.filter(({ entries }) => entries.length > 0);
}

/**
 * The layers that an address names, behind commas or in repeated parameters; the first ones where the parameter is not
 * there. Unknown names are left out, so that `layers=` shows none.
 */
export function readLayers(parameters: URLSearchParams): LayerId[] {
	if (!parameters.has(LAYERS_PARAMETER)) return [...LAYERS_AT_FIRST];
	const named = parameters.getAll(LAYERS_PARAMETER).flatMap((text) => text.split(','));
	return CATALOGUE.map(({ id }) => id).filter((id) => named.includes(id));
}

/** The layers as an address names them; null where they are those that are on at first. */
export function writeLayers(on: readonly LayerId[]): string | null {
	const text = listShown(on)
		.map(({ id }) => id)
		.join(',');
	return text === LAYERS_AT_FIRST.join(',') ? null : text;
}

/** How an area is filled or outlined that has this picture. */
export function toFill(picture: string): LegendEntry['picture'] | undefined {
	return CATALOGUE.filter(({ geometry }) => geometry === 'areas')
		.flatMap(({ legend }) => legend)
		.find((entry) => entry.explains(picture))?.picture;
}
