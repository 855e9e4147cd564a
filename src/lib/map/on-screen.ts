import type { MapMark } from '#lib/map/layer.ts';

/** Edges in pixels from the upper left corner of the map, y downwards. */
export interface ScreenBox {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A mark with what it covers on the screen, its number included. */
export interface MarkOnScreen {
	mark: MapMark;
	box: ScreenBox;
}

/** How near a click or finger must come to a mark, in pixels. */
const REACH_PX = 10;

/** The mark that leads somewhere and that a click or finger is nearest to; the upper one of two as near. */
export function pickMark(
	marks: readonly MarkOnScreen[],
	{ x, y }: { x: number; y: number }
): MapMark | undefined {
	let nearest: { mark: MapMark; distance: number } | undefined;
	for (const { mark, box } of marks) {
		if (mark.target === null) continue;
		const distance = Math.hypot(
			Math.max(box.left - x, 0, x - box.right),
			Math.max(box.top - y, 0, y - box.bottom)
		);
		if (distance <= Math.min(REACH_PX, nearest?.distance ?? REACH_PX)) nearest = { mark, distance };
	}
	return nearest?.mark;
}

/** Those labels, in their order, that neither lie over what is taken nor over one before them. */
export function keepRoom<Label extends { box: ScreenBox }>(
	labels: readonly Label[],
	taken: readonly ScreenBox[]
): Label[] {
	const boxes = [...taken];
	return labels.filter(({ box }) => {
		const hasRoom = !boxes.some((other) => isOver(box, other));
		if (hasRoom) boxes.push(box);
		return hasRoom;
	});
}

/** Whether two boxes share more than an edge. */
export function isOver(one: ScreenBox, other: ScreenBox): boolean {
	return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
