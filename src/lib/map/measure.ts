import area from '@turf/area';
import distance from '@turf/distance';
import length from '@turf/length';
import type { Feature, FeatureCollection, LineString, Polygon } from 'geojson';
import type { LonLat } from '#lib/map/mercator.ts';
import { toCircle } from '#lib/map/precision.ts';

/** What somebody draws: a way, an area by its corners, or a circle by its middle and a point of its edge. */
export type SketchMode = 'distance' | 'area' | 'circle';

/** How many points a shape needs before it means anything. */
export const LEAST_POINTS: Record<SketchMode, number> = { distance: 2, area: 3, circle: 2 };

/** Length of a way in kilometres, along the ground. */
export function measureLength(points: readonly LonLat[]): number {
	return points.length < 2 ? 0 : length(toLine(points), { units: 'kilometers' });
}

/** Surface of a closed shape in square kilometres. */
export function measureSurface(shape: Feature<Polygon>): number {
	return area(shape) / 1_000_000;
}

/** The closed shape of what was drawn; null for a way, and where points are missing. */
export function toShape(mode: SketchMode, points: readonly LonLat[]): Feature<Polygon> | null {
	const [first, second] = points;
	if (mode === 'distance' || points.length < LEAST_POINTS[mode]) return null;
	if (mode === 'circle') {
		return toCircle(first!, distance([...first!], [...second!], { units: 'meters' }));
	}
	return {
		type: 'Feature',
		properties: {},
		geometry: { type: 'Polygon', coordinates: [[...points, first!].map((point) => [...point])] }
	};
}

/** The point that lies so many kilometres to the east, or as near to it as a circle of chords has one. */
export function toPointAway(from: LonLat, kilometres: number): LonLat {
	const ring = toCircle(from, kilometres * 1000).geometry.coordinates[0]!;
	const [lon, lat] = ring.reduce((east, point) => (point[0]! > east[0]! ? point : east));
	return [lon!, lat!];
}

/** What was drawn so far, as the map shows it. */
export function toSketchFeatures(mode: SketchMode, points: readonly LonLat[]): FeatureCollection {
	const shape = toShape(mode, points);
	const corners: Feature[] = points.map((point) => ({
		...{ type: 'Feature', properties: {} },
		geometry: { type: 'Point', coordinates: [...point] }
	}));
	const outline = shape ?? (points.length > 1 ? toLine(points) : null);
	return { type: 'FeatureCollection', features: [...(outline ? [outline] : []), ...corners] };
}

function toLine(points: readonly LonLat[]): Feature<LineString> {
	return {
		...{ type: 'Feature', properties: {} },
		geometry: { type: 'LineString', coordinates: points.map((point) => [...point]) }
	};
}
