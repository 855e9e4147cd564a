/**
 * Makes `static/basemap/`: land and borders around Cambodia for the map of the browser (`region.json`) and for
 * the drawing of the server (`region.svg`).
 *
 *     npm run basemap:make
 *
 * Takes a second. The result is committed; `world-atlas` and `topojson-client` are needed by this script alone. What it
 * does and what the files hold stand in `static/basemap/README.md`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { merge, mesh } from 'topojson-client';
import { clipLine, clipRing } from './clip.js';
import { simplify, toSvgPath } from './simplify.js';

/** @typedef {import('./clip.js').Point} Point */

/** Half as wide again as Cambodia, so that one can move about; the browser's map is held inside. */
const BOX = { west: 97, south: 6.5, east: 111, north: 19 };

/** Degrees: about a third of a kilometre, one pixel at zoom 9. */
const FINE = 0.003;

/** Degrees: about a kilometre, under two pixels of the server's drawing. */
const COARSE = 0.012;

const MOST_BYTES = 120_000;

const root = join(import.meta.dirname, '../..');
const atlas = JSON.parse(readFileSync(join(root, 'node_modules/world-atlas/countries-10m.json'), 'utf8'));
const { countries } = atlas.objects;

/** @type {Point[][][]} */
const land = merge(atlas, countries.geometries)
	.coordinates.map((polygon) => polygon.map((ring) => clipRing(/** @type {Point[]} */ (ring), BOX)))
	.map((polygon) => polygon.filter((ring) => ring.length > 0))
	.filter((polygon) => polygon.length > 0);
const borders = /** @type {Point[][]} */ (mesh(atlas, countries, (a, b) => a !== b).coordinates).flatMap(
	(line) => clipLine(line, BOX)
);

const folder = join(root, 'static/basemap');
mkdirSync(folder, { recursive: true });
const json = toJson();
const svg = toSvg();
if (json.length + svg.length > MOST_BYTES) {
	throw new Error(
		`${json.length + svg.length} bytes are more than the ${MOST_BYTES} that a phone should load.`
	);
}
writeFileSync(join(folder, 'region.json'), json);
writeFileSync(join(folder, 'region.svg'), svg);
console.log(`region.json ${json.length} bytes, region.svg ${svg.length} bytes`);

function toJson() {
	const lines = (/** @type {Point[][]} */ given) => given.map((line) => simplify(line, FINE));
	const feature = (/** @type {string} */ kind, /** @type {object} */ geometry) => ({
		type: 'Feature',
		properties: { kind },
		geometry
	});
	const features = [
		feature('land', { type: 'MultiPolygon', coordinates: land.map(lines) }),
		feature('border', { type: 'MultiLineString', coordinates: lines(borders) })
	];
	return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

/** Paths in degrees of the equator by Web Mercator, north up: the coordinates that src/lib/map/mercator.ts draws in. */
function toSvg() {
	const path = (/** @type {Point[][]} */ lines, /** @type {boolean} */ isClosed) =>
		toSvgPath(
			lines.map((line) => simplify(line, COARSE)).filter((line) => line.length > (isClosed ? 3 : 1)),
			isClosed
		);
	return [
		'<svg xmlns="http://www.w3.org/2000/svg"><defs>',
		`<path id="land" d="${path(land.flat(), true)}"/>`,
		`<path id="border" d="${path(borders, false)}"/>`,
		'</defs></svg>\n'
	].join('\n');
}
