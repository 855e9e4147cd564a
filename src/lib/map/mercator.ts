/** A point as `[lon, lat]` in degrees, WGS 84. */
export type LonLat = readonly [lon: number, lat: number];

/** West, south, east and north edge in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Cambodia with a margin: what a map shows first. */
export const CAMBODIA: Box = [102.15, 9.85, 107.85, 14.85];

/** As far as the basemap goes, less a margin that hides its cut edges: where a map may be moved. */
export const REGION: Box = [97.2, 6.7, 110.8, 18.8];

const TILE_PX = 512;
const MERCATOR_LIMIT = 85.05;

/**
 * A place in the drawing of the server: hundredths of a degree of the equator by Web Mercator, north up. The paths of
 * `static/basemap/region.svg` are in the same units.
 */
export function toDrawing([lon, lat]: LonLat): [x: number, y: number] {
	return [lon * 100, -northing(lat) * 100];
}

/** The part of the drawing that shows a box. */
export function toViewBox([west, south, east, north]: Box): {
	x: number;
	y: number;
	width: number;
	height: number;
} {
	const [left, top] = toDrawing([west, north]);
	const [right, bottom] = toDrawing([east, south]);
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A place as pixels of a world that is 512 pixels wide at zoom 0, as MapLibre counts zoom. */
export function toPixels([lon, lat]: LonLat, zoom: number): [x: number, y: number] {
	const size = TILE_PX * 2 ** zoom;
	return [((lon + 180) / 360) * size, (0.5 - northing(lat) / 360) * size];
}

/** The zoom at which a box is that many pixels wide. */
export function zoomOf([west, , east]: Box, widthPx: number): number {
	return Math.log2((widthPx * 360) / (TILE_PX * (east - west)));
}

/** Whether a place lies in a box, edges included. */
export function isInBox([lon, lat]: LonLat, [west, south, east, north]: Box): boolean {
	return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Degrees of the equator that a latitude lies north of it by Web Mercator. */
function northing(lat: number): number {
	const radians = (Math.max(-MERCATOR_LIMIT, Math.min(MERCATOR_LIMIT, lat)) * Math.PI) / 180;
	return (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI;
}
