import type { FeatureCollection, Geometry } from 'geojson';
import { toFill } from '#lib/map/catalogue.ts';
import type { Drawing } from '#lib/map/drawing.ts';

/** Boundaries as `/map/areas.json` gives them. */
export type Boundaries = FeatureCollection<Geometry, { pcode: string }>;

/** Areas with how each is filled and outlined. */
export function toAreaFeatures(
	boundaries: Boundaries,
	{ fills }: Drawing,
	lit: string | null
): FeatureCollection {
	return {
		type: 'FeatureCollection',
		features: boundaries.features.map(({ geometry, properties: { pcode } }) => {
			const pictures = (fills.get(pcode) ?? []).map(toFill);
			const ink = pictures.flatMap((one) => (one && 'fill' in one ? [one.fill] : [])).at(-1);
			return {
				type: 'Feature',
				geometry,
				properties: {
					pcode,
					...(ink && { ink }),
					isHatched: pictures.some((one) => one !== undefined && 'hatch' in one),
					isOutlined: pictures.some((one) => one !== undefined && 'outline' in one),
					isLit: pcode === lit
				}
			};
		})
	};
}
