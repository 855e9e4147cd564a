import circle from '@turf/circle';
import type { Feature, Polygon } from 'geojson';
import type { LocationPrecision } from '#lib/domain/compounds.ts';
import type { LonLat } from '#lib/map/mercator.ts';

/** How a record may be drawn that is known to a place of that kind. */
export interface PlaceCertainty {
	/** Metres around its point within which the site lies; 0 where the point is the site, or is near enough to it. */
	radiusMetres: number;
	/** Why that many; for those who read or question the map. */
	reason: string;
}

/**
 * How far the site may lie from the point of a record, by the precision of the point. Only 'site' and 'vicinity' are
 * points; whatever is known to a town, a district or a province is drawn as a ring that large.
 */
export const CERTAINTIES: Record<Exclude<LocationPrecision, 'not_located'>, PlaceCertainty> = {
	site: { radiusMetres: 0, reason: 'The point is the site itself.' },
	vicinity: { radiusMetres: 0, reason: 'The point is within some hundred metres: less than a mark covers.' },
	town: {
		radiusMetres: 5_000,
		reason: 'Sihanoukville, the widest of the towns concerned, is built up to 5 km from its centre.'
	},
	district: {
		radiusMetres: 15_000,
		reason:
			'A district of Cambodia has about 900 km² (181,000 km² in about 200): a circle of 17 km, a little less.'
	},
	province: {
		radiusMetres: 45_000,
		reason:
			'A province of Cambodia has about 7,200 km² (181,000 km² in 25): a circle of 48 km, a little less.'
	}
};

/** Steps of a ring: rounder than a screen shows. */
const STEPS = 48;

/** Whether a record of that precision may be drawn as a symbol at its point. */
export function isPoint(precision: LocationPrecision): boolean {
	return precision === 'site' || precision === 'vicinity';
}

/** Metres around its point within which a record of that precision lies; null where it has no point. */
export function radiusOf(precision: LocationPrecision): number | null {
	return precision === 'not_located' ? null : CERTAINTIES[precision].radiusMetres;
}

/** A circle on the ground as a polygon. */
export function toCircle(centre: LonLat, radiusMetres: number): Feature<Polygon> {
	return circle([...centre], radiusMetres, { units: 'meters', steps: STEPS });
}
