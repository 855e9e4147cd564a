import type { Locale } from '#lib/i18n/locale.ts';
import type { LonLat } from '#lib/map/mercator.ts';
import { PLACE_NAMES } from '#lib/map/place-names.ts';
import type { SituationArea } from '#lib/map/situation.ts';

/** A name on the movable map. */
export interface MapName {
	name: string;
	at: LonLat;
	kind: 'country' | 'area' | 'town';
	/** The zoom, as MapLibre counts it, from which on it is written. */
	fromZoom: number;
}

const FROM_ZOOM: Record<MapName['kind'], number> = { country: 5, area: 5.5, town: 7.5 };

/** Names of countries, areas and towns: those that matter most first, where there is no room for all. */
export function listNames(areas: readonly SituationArea[], locale: Locale): MapName[] {
	const toName = (
		{ nameEn, nameKm, at }: { nameEn: string; nameKm: string | null; at: LonLat },
		kind: MapName['kind']
	): MapName => ({
		...{ name: (locale === 'km' ? nameKm : null) ?? nameEn },
		...{ at, kind, fromZoom: FROM_ZOOM[kind] }
	});
	const placesOf = (wanted: 'country' | 'town') =>
		PLACE_NAMES.filter(({ kind }) => kind === wanted).map((place) => toName(place, wanted));
	return [...placesOf('country'), ...areas.map((area) => toName(area, 'area')), ...placesOf('town')];
}
