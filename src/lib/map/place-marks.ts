import type { MapMark } from '#lib/map/layer.ts';
import { toPixels } from '#lib/map/mercator.ts';

/** Half of a symbol that stands for records. */
const HALF_PX = 10;

/** From the middle of a symbol to its number, and the width of a digit. */
const COUNT_FROM_PX = 12;
const DIGIT_PX = 7;

/** What is taken is kept in squares of so many pixels. */
const SQUARE_PX = 4;

/** Where a mark may stand instead, the least far first: pixels to the right and down from where it would. */
const INSTEAD = [
	...[
		[0, 0],
		[0, 24],
		[0, -24],
		[-36, 0],
		[36, 0]
	],
	...[
		[-36, 24],
		[36, 24],
		[-36, -24],
		[36, -24],
		[0, 48],
		[0, -48]
	]
] as const;

/**
 * The same marks, each where no earlier one and no number of an earlier one is, if there is such a place beside its own.
 * The symbols of areas stay where they are and others may stand on them.
 *
 * Its cost grows with the number of marks, not with its square.
 */
export function placeMarks(marks: readonly MapMark[], zoom: number): MapMark[] {
	const taken = new Set<string>();
	return marks.map((mark) => {
		if (mark.target === null || mark.target.kind === 'area') return mark;
		const found = INSTEAD.map(([right, down]) => [mark.shift[0] + right, mark.shift[1] + down] as const).find(
			(shift) => listSquares({ ...mark, shift }, zoom).every((square) => !taken.has(square))
		);
		const placed = found ? { ...mark, shift: found } : mark;
		for (const square of listSquares(placed, zoom)) taken.add(square);
		return placed;
	});
}

/** The squares that a mark and its number lie in. */
function listSquares({ at, shift, count }: MapMark, zoom: number): string[] {
	const [x, y] = toPixels(at, zoom);
	const right = count === null ? HALF_PX : COUNT_FROM_PX + String(count).length * DIGIT_PX;
	const columns = listSteps(x + shift[0] - HALF_PX, x + shift[0] + right);
	const rows = listSteps(y + shift[1] - HALF_PX, y + shift[1] + HALF_PX);
	return columns.flatMap((column) => rows.map((row) => `${column}/${row}`));
}

function listSteps(from: number, to: number): number[] {
	const first = Math.floor(from / SQUARE_PX);
	return Array.from({ length: Math.ceil(to / SQUARE_PX) - first }, (_, step) => first + step);
}
