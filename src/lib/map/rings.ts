import type { MapMark } from '#lib/map/layer.ts';
import { toPixels, type LonLat } from '#lib/map/mercator.ts';
import { radiusOf, toCircle } from '#lib/map/precision.ts';

/** From this radius on the ring itself is drawn, and no longer the sign that stands for it. */
const RING_FROM_PX = 11;

/** Metres around the equator. */
const EQUATOR = 40_075_017;

/** Whether a mark is the ring of a place that is wide enough at a zoom to be drawn on the ground. */
export function isWide({ target, precision, at }: MapMark, zoom: number): boolean {
	const radius = target === null && precision !== null ? radiusOf(precision) : null;
	if (radius === null) return false;
	const metresPerPixel =
		(EQUATOR * Math.cos((at[1] * Math.PI) / 180)) /
		(toPixels([180, 0], zoom)[0] - toPixels([-180, 0], zoom)[0]);
	return radius / metresPerPixel >= RING_FROM_PX;
}

/** The edge of the ground within which the records of such a mark lie. */
export function toRing({ at, precision }: MapMark): LonLat[] {
	const radius = precision === null ? null : radiusOf(precision);
	if (radius === null) throw new RangeError('a ring is around a place that is known');
	const { geometry } = toCircle(at, radius);
	return geometry.coordinates[0]!.map(([lon, lat]) => [lon!, lat!]);
}
