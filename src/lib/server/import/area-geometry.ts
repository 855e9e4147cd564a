import { toShownValue } from '#lib/server/import/problem.ts';

/** Longitude, then latitude, in degrees of WGS 84. */
export type Position = [lon: number, lat: number];

/** A GeoJSON MultiPolygon without heights: polygons, their rings (outline first, then holes), their positions. */
export interface MultiPolygon {
	type: 'MultiPolygon';
	coordinates: Position[][][];
}

/** What is wrong with a geometry; `value` is the refused part, fit for a terminal, or null where it is missing. */
export interface GeometryFault {
	value: string | null;
	reason: string;
}

/** A geometry read from a file; null as soon as it has a fault. */
export interface ReadGeometry {
	geometry: MultiPolygon | null;
	faults: GeometryFault[];
}

/**
 * A Polygon or MultiPolygon of a GeoJSON feature, always as a MultiPolygon; heights are dropped.
 *
 * Each ring is checked for its shape alone: numbers, range, order of the two, closed, enough points. Of several bad
 * positions of a ring the first is told, with their number. That rings do not cross is for the database to say.
 */
export function readAreaGeometry(value: unknown): ReadGeometry {
	const { type, coordinates } = (value ?? {}) as { type?: unknown; coordinates?: unknown };
	if (type !== 'Polygon' && type !== 'MultiPolygon') {
		return refuse(type, 'is not the geometry of an area: only Polygon and MultiPolygon can be read');
	}
	const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
	if (!isFilled(polygons)) return refuse(coordinates, 'holds no polygon; leave the feature out');
	const faults: GeometryFault[] = [];
	const read = polygons.map((polygon, index) => readPolygon(polygon, `polygon ${index + 1}`, faults));
	if (faults.length > 0) return { geometry: null, faults };
	return { geometry: { type: 'MultiPolygon', coordinates: read }, faults };
}

function refuse(value: unknown, reason: string): ReadGeometry {
	return { geometry: null, faults: [{ value: toShown(value), reason }] };
}

function readPolygon(polygon: unknown, place: string, faults: GeometryFault[]): Position[][] {
	if (!isFilled(polygon)) {
		faults.push({ value: toShown(polygon), reason: `${place} has no ring` });
		return [];
	}
	return polygon.map((ring, index) => readRing(ring, `${place}, ring ${index + 1}`, faults));
}

function readRing(ring: unknown, place: string, faults: GeometryFault[]): Position[] {
	if (!isFilled(ring)) {
		faults.push({ value: toShown(ring), reason: `${place} has no position` });
		return [];
	}
	const wrong = ring.map(findPositionFault);
	const first = wrong.findIndex((reason) => reason !== undefined);
	if (first >= 0) {
		const more = wrong.filter((reason) => reason !== undefined).length - 1;
		const others = more === 0 ? '' : ` (and ${more} more of this ring)`;
		faults.push({
			value: toShown(ring[first]),
			reason: `${place}, position ${first + 1} ${wrong[first]}${others}`
		});
		return [];
	}
	const positions = (ring as number[][]).map(([lon, lat]): Position => [lon!, lat!]);
	const reason = findRingFault(positions);
	if (reason !== undefined) faults.push({ value: toShown(positions.at(-1)), reason: `${place} ${reason}` });
	return positions;
}

function findPositionFault(position: unknown): string | undefined {
	const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
	if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'is not two numbers, longitude and latitude';
	const [x, y] = [Number(lon), Number(lat)];
	if (isNearCambodia(y, x)) return 'is swapped: GeoJSON writes the longitude first, here 102 to 108';
	if (Math.abs(x) > 180 || Math.abs(y) > 90) {
		return 'is outside longitude -180 to 180 and latitude -90 to 90; convert the file to WGS 84 (EPSG:4326)';
	}
	return undefined;
}

function findRingFault(ring: Position[]): string | undefined {
	const [start, end] = [ring[0]!, ring.at(-1)!];
	if (start[0] !== end[0] || start[1] !== end[1])
		return 'is not closed: repeat its first position at the end';
	const corners = new Set(ring.map((position) => position.join())).size;
	if (corners < 3)
		return `has ${corners} different ${corners === 1 ? 'position' : 'positions'}; it needs 3 and more`;
	return undefined;
}

/** Cambodia with a margin, so wide that a border drawn a little differently still counts. */
function isNearCambodia(lon: number, lat: number): boolean {
	return lon >= 101 && lon <= 109 && lat >= 8 && lat <= 16;
}

function isFilled(value: unknown): value is unknown[] {
	return Array.isArray(value) && value.length > 0;
}

function toShown(value: unknown): string | null {
	return value === undefined || value === null
		? null
		: toShownValue(typeof value === 'string' ? value : JSON.stringify(value));
}
