import type { Feature, FeatureCollection, Geometry, Point } from 'geojson';
import { toFill } from '#lib/map/catalogue.ts';
import type { Drawing } from '#lib/map/drawing.ts';
import type { MapMark } from '#lib/map/layer.ts';
import { toMark } from '#lib/map/marks.ts';
import { toPixels, type LonLat } from '#lib/map/mercator.ts';
import { PLACE_NAMES } from '#lib/map/place-names.ts';
import { radiusOf, toCircle } from '#lib/map/precision.ts';
import type { SituationArea } from '#lib/map/situation.ts';
import { LABEL_PX } from '#lib/map/style.ts';

/** From this radius on the ring itself is drawn, and no longer the sign that stands for it. */
const RING_FROM_PX = 11;

/** Metres around the equator. */
const EQUATOR = 40_075_017;

/** Boundaries as `/map/areas.json` gives them. */
export type Boundaries = FeatureCollection<Geometry, { pcode: string }>;

/** Areas with how each is filled and outlined. */
export function toAreaFeatures(
	boundaries: Boundaries,
	{ fills }: Drawing,
	lit: string | null
): FeatureCollection {
	return collect(
		boundaries.features.map(({ geometry, properties: { pcode } }) => {
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
	);
}

/** Marks as points that say which picture stands how far beside them, the uppermost last. */
export function toMarkFeatures(
	marks: readonly MapMark[],
	zoom: number,
	formatCount: (count: number) => string
): FeatureCollection<Point> {
	return collect(
		marks.filter((mark) => !isWide(mark, zoom)).map((mark, order) => toMarkFeature(mark, order, formatCount))
	);
}

/** The surroundings of places that are wide enough at a zoom to be seen as what they are. */
export function toRingFeatures(marks: readonly MapMark[], zoom: number): FeatureCollection {
	return collect(
		marks.filter((mark) => isWide(mark, zoom)).map(({ at, precision }) => toCircle(at, radiusOf(precision!)!))
	);
}

/** Names of areas, countries and towns; those of the areas matter most where there is no room for all. */
export function toNameFeatures(
	areas: readonly SituationArea[],
	locale: 'en' | 'km',
	hasAreas: boolean
): FeatureCollection<Point> {
	const nameOf = ({ nameEn, nameKm }: { nameEn: string; nameKm: string | null }) =>
		(locale === 'km' ? nameKm : null) ?? nameEn;
	const ofAreas = (hasAreas ? areas : []).map((area) =>
		toPoint(area.at, { name: nameOf(area), kind: 'area', order: 1, fromZoom: 6 })
	);
	const others = PLACE_NAMES.map((place) =>
		toPoint(place.at, {
			name: nameOf(place),
			kind: place.kind,
			order: place.kind === 'country' ? 0 : 2,
			fromZoom: place.kind === 'country' ? 5 : 7.5
		})
	);
	return collect([...ofAreas, ...others]);
}

/** The sign that one mark has the focus of the keyboard; none where it is null. */
export function toFocusFeatures(mark: MapMark | null): FeatureCollection<Point> {
	return collect(mark ? [toPoint(mark.at, { shift: mark.shift })] : []);
}

function toMarkFeature(mark: MapMark, order: number, formatCount: (count: number) => string): Feature<Point> {
	return toPoint(mark.at, {
		id: mark.id,
		picture: mark.picture,
		shift: mark.shift,
		label: mark.count === null ? '' : formatCount(mark.count),
		countShift: [(mark.shift[0] + toMark(mark.picture).reach + 1) / LABEL_PX, mark.shift[1] / LABEL_PX],
		order
	});
}

/** Whether a ring is wide enough at a zoom to be drawn on the ground. */
function isWide({ target, precision, at }: MapMark, zoom: number): boolean {
	const radius = target === null && precision !== null ? radiusOf(precision) : null;
	if (radius === null) return false;
	const metresPerPixel =
		(EQUATOR * Math.cos((at[1] * Math.PI) / 180)) /
		(toPixels([180, 0], zoom)[0] - toPixels([-180, 0], zoom)[0]);
	return radius / metresPerPixel >= RING_FROM_PX;
}

function toPoint(at: LonLat, properties: Record<string, unknown>): Feature<Point> {
	return { type: 'Feature', geometry: { type: 'Point', coordinates: [...at] }, properties };
}

function collect<G extends Geometry>(features: Feature<G>[]): FeatureCollection<G> {
	return { type: 'FeatureCollection', features };
}
