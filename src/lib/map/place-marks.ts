import type { MapMark } from '#lib/map/layer.ts';
import { toPixels } from '#lib/map/mercator.ts';
import { isOver, type ScreenBox } from '#lib/map/on-screen.ts';

/** Half of what a finger or pointer has of a symbol (WCAG 2.2, 2.5.8: 24 pixels). */
const HALF_PX = 12;

/** From the middle of a symbol to its number, and the width of a digit. */
const COUNT_FROM_PX = 12;
const DIGIT_PX = 7;

/** What is taken is kept by squares of so many pixels that it lies in. */
const SQUARE_PX = 64;

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
	const taken = new Map<string, ScreenBox[]>();
	const isFree = (box: ScreenBox) =>
		listSquares(box).every((square) => !taken.get(square)?.some((other) => isOver(box, other)));
	return marks.map((mark) => {
		if (mark.target === null || mark.target.kind === 'area') return mark;
		const found = INSTEAD.map(([right, down]) => [mark.shift[0] + right, mark.shift[1] + down] as const).find(
			(shift) => isFree(toBox({ ...mark, shift }, zoom))
		);
		const placed = found ? { ...mark, shift: found } : mark;
		const box = toBox(placed, zoom);
		for (const square of listSquares(box)) taken.set(square, [...(taken.get(square) ?? []), box]);
		return placed;
	});
}

/** What a mark and its number cover. */
function toBox({ at, shift, count }: MapMark, zoom: number): ScreenBox {
	const [x, y] = toPixels(at, zoom).map((pixels, axis) => toExact(pixels) + shift[axis]!) as [number, number];
	const right = count === null ? HALF_PX : COUNT_FROM_PX + String(count).length * DIGIT_PX;
	return { left: x - HALF_PX, top: y - HALF_PX, right: x + right, bottom: y + HALF_PX };
}

/** To a fraction that sums keep exactly: two marks of one spot, moved apart by their size, touch and do not overlap. */
function toExact(pixels: number): number {
	return Math.round(pixels * 64) / 64;
}

function listSquares({ left, top, right, bottom }: ScreenBox): string[] {
	const rows = listSteps(top, bottom);
	return listSteps(left, right).flatMap((column) => rows.map((row) => `${column}/${row}`));
}

function listSteps(from: number, to: number): number[] {
	const first = Math.floor(from / SQUARE_PX);
	return Array.from({ length: Math.floor(to / SQUARE_PX) - first + 1 }, (_, step) => first + step);
}
