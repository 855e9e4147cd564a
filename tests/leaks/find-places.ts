import type { LonLat } from '#lib/map/mercator.ts';
import type { Printed } from './numbers.ts';
import { SPELLINGS, type Spelling } from './point-spellings.ts';

/** One number of one place. */
interface Mark {
	value: number;
	place: number;
	axis: 0 | 1;
}

/** Letters between two numbers that belong together, at most. */
const APART = 80;

/** Which of some points are given away by numbers, in any spelling. */
export class PlaceFinder {
	#bySpelling: { spelling: Spelling; marks: Mark[] }[];

	constructor(points: readonly LonLat[]) {
		this.#bySpelling = SPELLINGS.map((spelling) => ({
			spelling,
			marks: points
				.flatMap((point, place) =>
					spelling.of(point).map((value, axis) => ({ value, place, axis: axis as 0 | 1 }))
				)
				.sort((a, b) => a.value - b.value)
		}));
	}

	/**
	 * The points found, by their place in the list, each with how it was written.
	 *
	 * @param numbers in the order in which they stand
	 */
	find(numbers: readonly Printed[]): Map<number, string> {
		const found = new Map<number, string>();
		for (const { spelling, marks } of this.#bySpelling) {
			const { alone } = spelling;
			let before: { number: Printed; near: Mark[] } | undefined;
			for (const number of numbers) {
				const near = listNear(marks, number, spelling.paired);
				for (const { place } of alone ? listNear(marks, number, alone) : [])
					found.set(place, `${spelling.name}: ${number.value}`);
				if (before && number.start - before.number.end <= APART) {
					for (const { place, axis } of near)
						if (before.near.some((other) => other.place === place && other.axis !== axis))
							found.set(place, `${spelling.name}: ${before.number.value} ${number.value}`);
				}
				before = { number, near };
			}
		}
		return found;
	}
}

const NONE: Mark[] = [];

/** The marks that a number may stand for. */
function listNear(
	marks: readonly Mark[],
	{ value, decimals }: Printed,
	most: { within: number; decimals: number }
): Mark[] {
	if (decimals < most.decimals) return NONE;
	let at = firstFrom(marks, value - most.within);
	if ((marks[at]?.value ?? Infinity) > value + most.within) return NONE;
	const near = [];
	for (; at < marks.length && marks[at]!.value <= value + most.within; at++) near.push(marks[at]!);
	return near;
}

function firstFrom(marks: readonly Mark[], value: number): number {
	let [low, high] = [0, marks.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (marks[middle]!.value < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
