import { toDrawing, type LonLat } from '#lib/map/mercator.ts';

/** One way to write a point as two numbers. */
export interface Spelling {
	name: string;
	/** The two numbers without their signs, east first. */
	of: (point: LonLat) => readonly [number, number];
	/** A number off by no more gives it away on its own, if it has these decimals. Null: only both together do. */
	alone: { within: number; decimals: number } | null;
	/** Two numbers beside each other, each off by no more, give it away, if they have these decimals. */
	paired: { within: number; decimals: number };
}

/** Metres of a degree of the equator in Web Mercator. */
const METRES = 20037508.342789244 / 180;

/** Web Mercator in degrees of the equator, north positive. */
function toMercator(point: LonLat): [number, number] {
	const [x, y] = toDrawing(point);
	return [x / 100, -y / 100];
}

function scaled(power: number): Spelling {
	return {
		name: `whole numbers of 10^-${power} degrees`,
		of: ([lon, lat]) => [lon * 10 ** power, lat * 10 ** power],
		alone: null,
		paired: { within: 10 ** (power - 4) + 0.5, decimals: 0 }
	};
}

/** Every way to write a point that is looked for: to four decimals alone, to a hundred metres as a pair. */
export const SPELLINGS: readonly Spelling[] = [
	{
		name: 'degrees',
		of: ([lon, lat]) => [lon, lat],
		alone: { within: 1e-4, decimals: 4 },
		paired: { within: 1.1e-3, decimals: 3 }
	},
	{
		name: 'the drawing of the server',
		of: (point) => toDrawing(point).map(Math.abs) as [number, number],
		alone: null,
		paired: { within: 0.06, decimals: 1 }
	},
	{
		name: 'metres of Web Mercator',
		of: (point) => toMercator(point).map((degrees) => degrees * METRES) as [number, number],
		alone: null,
		paired: { within: 60, decimals: 0 }
	},
	scaled(5),
	scaled(6),
	scaled(7)
];
