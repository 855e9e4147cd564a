import { isInBox, type Box } from '#lib/map/mercator.ts';

/** A closed ring: its last point is its first. */
export type Ring = [lon: number, lat: number][];

/** More than a hand draws, and than a circle needs. */
const MOST_POINTS = 200;

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
	if (!/^[-\d.,;]{5,8000}$/.test(text)) return null;
	const points = text.split(';').map((point) => point.split(',').map(Number));
	if (points.length < 3 || points.length > MOST_POINTS) return null;
	const isPoint = (point: number[]): point is [number, number] =>
		point.length === 2 && point.every(Number.isFinite) && isInBox(point as [number, number], WORLD);
	return points.every(isPoint) ? [...points, points[0]!] : null;
}
