import type { MapPosition } from '#lib/map/situation.ts';

/** The position that an address holds as 'lon,lat,zoom'; null where it holds none that can be. */
export function readPosition(text: string | null): MapPosition | null {
	const parts = text?.split(',').map(Number) ?? [];
	const [lon, lat, zoom] = parts;
	if (parts.length !== 3 || lon === undefined || lat === undefined || zoom === undefined) return null;
	const isPossible = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
	return isPossible ? { centre: [lon, lat], zoom } : null;
}

/** The position as `readPosition` reads it: to about ten metres and a hundredth of a zoom. */
export function writePosition({ centre: [lon, lat], zoom }: MapPosition): string {
	return [lon.toFixed(4), lat.toFixed(4), zoom.toFixed(2)].map(Number).join(',');
}
