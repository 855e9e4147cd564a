/** @typedef {[lon: number, lat: number]} Point */
/** @typedef {{ west: number, south: number, east: number, north: number }} Box */

/**
 * The part of a ring that lies in a box, after Sutherland and Hodgman; empty where none does. Where the ring leaves
 * the box, the result runs along its edge.
 *
 * @param {Point[]} ring closed
 * @param {Box} box
 * @returns {Point[]} closed
 */
export function clipRing(ring, box) {
	let points = ring.slice(0, -1);
	for (const side of sidesOf(box)) {
		const kept = [];
		for (const [place, point] of points.entries()) {
			const before = points.at(place - 1) ?? point;
			if (side.isInside(point) !== side.isInside(before)) kept.push(side.cross(before, point));
			if (side.isInside(point)) kept.push(point);
		}
		points = kept;
	}
	return points.length < 3 ? [] : [...points, /** @type {Point} */ (points[0])];
}

/**
 * The parts of a line that lie in a box.
 *
 * @param {Point[]} line
 * @param {Box} box
 * @returns {Point[][]} each of at least two points
 */
export function clipLine(line, box) {
	let parts = [line];
	for (const side of sidesOf(box)) parts = parts.flatMap((part) => cutAt(part, side));
	return parts;
}

/**
 * @param {Point[]} line
 * @param {Side} side
 */
function cutAt(line, side) {
	/** @type {Point[][]} */
	const parts = [];
	/** @type {Point[]} */
	let current = [];
	for (const [place, point] of line.entries()) {
		const before = line[place - 1];
		if (before && side.isInside(point) !== side.isInside(before)) current.push(side.cross(before, point));
		if (side.isInside(point)) {
			current.push(point);
		} else if (current.length > 0) {
			parts.push(current);
			current = [];
		}
	}
	return [...parts, current].filter((part) => part.length > 1);
}

/**
 * @typedef {object} Side
 * @property {(point: Point) => boolean} isInside
 * @property {(from: Point, to: Point) => Point} cross where the line between two points meets the side
 */

/**
 * @param {Box} box
 * @returns {Side[]}
 */
function sidesOf({ west, south, east, north }) {
	/** @type {[axis: 0 | 1, limit: number, sign: 1 | -1][]} */
	const sides = [
		[0, west, 1],
		[0, east, -1],
		[1, south, 1],
		[1, north, -1]
	];
	return sides.map(([axis, limit, sign]) => ({
		isInside: (point) => sign * (point[axis] - limit) >= 0,
		cross: (from, to) => {
			const share = (limit - from[axis]) / (to[axis] - from[axis]);
			const other = axis === 0 ? 1 : 0;
			const met = from[other] + share * (to[other] - from[other]);
			return axis === 0 ? [limit, met] : [met, limit];
		}
	}));
}
