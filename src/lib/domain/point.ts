/** Why two texts are no place on earth: not numbers, out of range, or very likely the one in the place of the other. */
export type PointFault = 'notNumbers' | 'outside' | 'swapped';

/**
 * A point that somebody typed, as `[lon, lat]` in degrees of WGS 84, or why it is none. A comma may stand for the point.
 * Cambodia lies east of 100°, which is no latitude, so there a swapped pair is always found.
 */
export function readPoint(latitude: string, longitude: string): [lon: number, lat: number] | PointFault {
	const [lat, lon] = [toDegrees(latitude), toDegrees(longitude)];
	if (lat === undefined || lon === undefined) return 'notNumbers';
	if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return [lon, lat];
	return Math.abs(lon) <= 90 && Math.abs(lat) <= 180 ? 'swapped' : 'outside';
}

function toDegrees(text: string): number | undefined {
	const plain = text.trim().replace(',', '.');
	return /^[+-]?\d{1,3}(\.\d{1,12})?$/.test(plain) ? Number(plain) : undefined;
}
