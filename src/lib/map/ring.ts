import { isInBox, type Box } from '#lib/map/mercator.ts';

/** A closed ring: its last point is its first. */
export type Ring = [lon: number, lat: number][];

/** More than a hand draws, and than a circle needs. */
const MOST_POINTS = 200;

const MOST_CHARACTERS = 8000;
const POINT = /^-?\d{1,3}(\.\d{1,12})?,-?\d{1,2}(\.\d{1,12})?$/;

/** Where a shape may be drawn; wide enough for any that touches the region. */
const WORLD: Box = [-180, -85, 180, 85];

/** A ring as an address holds it: `lon,lat;lon,lat;…`, to ten metres, without the point that closes it. */
export function writeRing(ring: readonly (readonly [number, number])[]): string {
	return ring
		.slice(0, -1)
		.map(([lon, lat]) => `${Number(lon.toFixed(4))},${Number(lat.toFixed(4))}`)
		.join(';');
}

/** The ring that an address holds, closed; null where it is none of 3 to 200 points. */
export function readRing(text: string): Ring | null {
	const texts = text.slice(0, MOST_CHARACTERS).split(';');
	if (texts.length < 3 || texts.length > MOST_POINTS || !texts.every((point) => POINT.test(point)))
		return null;
	const points = texts.map((point) => point.split(',').map(Number) as [number, number]);
	return points.every((point) => isInBox(point, WORLD)) ? [...points, points[0]!] : null;
}
