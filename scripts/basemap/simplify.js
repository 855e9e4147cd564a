/** @typedef {import('./clip.js').Point} Point */

/**
 * A line without the points that lie nearer than `tolerance` to the rest, after Douglas and Peucker, rounded to a
 * thousandth of a degree (110 m). Its ends stay.
 *
 * @param {Point[]} line
 * @param {number} tolerance degrees
 * @returns {Point[]}
 */
export function simplify(line, tolerance) {
	const rounded = keepFar(line, tolerance).map(
		([lon, lat]) => /** @type {Point} */ ([Number(lon.toFixed(3)), Number(lat.toFixed(3))])
	);
	return rounded.filter(([lon, lat], place) => {
		const before = rounded[place - 1];
		return !before || before[0] !== lon || before[1] !== lat;
	});
}

/**
 * @param {Point[]} line
 * @param {number} tolerance
 * @returns {Point[]}
 */
function keepFar(line, tolerance) {
	const [first, last] = [line[0], line.at(-1)];
	if (!first || !last || line.length < 3) return line;
	let [farthest, distance] = [0, 0];
	for (let place = 1; place < line.length - 1; place++) {
		const away = distanceTo(/** @type {Point} */ (line[place]), first, last);
		if (away > distance) [farthest, distance] = [place, away];
	}
	if (distance <= tolerance) return [first, last];
	return [
		...keepFar(line.slice(0, farthest + 1), tolerance),
		...keepFar(line.slice(farthest), tolerance).slice(1)
	];
}

/**
 * @param {Point} point
 * @param {Point} from
 * @param {Point} to where both are one point, as in a closed ring, the distance to it
 */
function distanceTo([x, y], [x1, y1], [x2, y2]) {
	const length = Math.hypot(x2 - x1, y2 - y1);
	if (length === 0) return Math.hypot(x - x1, y - y1);
	return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}

/**
 * SVG path text of lines in Web Mercator, in hundredths of a degree of the equator, with relative steps.
 *
 * @param {Point[][]} lines
 * @param {boolean} isClosed
 */
export function toSvgPath(lines, isClosed) {
	return lines
		.map((line) => {
			const points = line.map(toDrawing);
			const steps = points.map(([x, y], place) => {
				const [beforeX, beforeY] = points[place - 1] ?? [0, 0];
				return `${x - beforeX} ${y - beforeY}`;
			});
			return `M${steps[0]}l${steps.slice(1, isClosed ? -1 : undefined).join(' ')}${isClosed ? 'z' : ''}`;
		})
		.join('')
		.replaceAll(' -', '-');
}

/**
 * @param {Point} point
 * @returns {Point}
 */
function toDrawing([lon, lat]) {
	const radians = (lat * Math.PI) / 180;
	const north = (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI;
	return [Math.round(lon * 100), Math.round(-north * 100)];
}
