import type { LonLat } from '#lib/map/mercator.ts';

/** No l, n, s, t: no language writes so. */
const LETTERS = 'abcdefghijkmopqruvwxyz';
const WORD = 12;
/** Half of a word is enough to know it by, so no two words share as many letters in a row. */
const HALF = WORD / 2;

/** Degrees that an invented place keeps away from others: more than a scan takes for the same. */
const APART = 2e-4;

/** Where places are invented: inside the outline of Cambodia. */
const [WEST, SOUTH, EAST, NORTH] = [103.4, 11.4, 106.2, 13.4];

/**
 * Words and places that nobody has, the same for the same seed: one found in an answer was read from the database.
 */
export class Inventor {
	#state: number;
	/** Every six letters in a row of every word. */
	#runs = new Set<string>();

	/** Degrees that are there already, in steps of `APART`. */
	#taken = new Set<number>();

	constructor(seed: number) {
		this.#state = seed;
	}

	/** Another that invents from now on what this one is going to. */
	fork(): Inventor {
		const twin = new Inventor(this.#state);
		twin.#runs = new Set(this.#runs);
		twin.#taken = new Set(this.#taken);
		return twin;
	}

	/** Two words. */
	name(): string {
		return `${this.word()} ${this.word()}`;
	}

	/** One word of twelve letters. */
	word(): string {
		const word = Array.from({ length: WORD }, () => this.#oneOf([...LETTERS])).join('');
		const runs = Array.from({ length: HALF + 1 }, (_, at) => word.slice(at, at + HALF));
		if (runs.some((run) => this.#runs.has(run))) return this.word();
		for (const run of runs) this.#runs.add(run);
		return word[0]!.toUpperCase() + word.slice(1);
	}

	/** Invents no place that shares a longitude or a latitude with these. */
	avoid(points: Iterable<LonLat>): void {
		for (const point of points) for (const degrees of point) this.#taken.add(Math.round(degrees / APART));
	}

	/** A point to six decimals, more than a hundred metres from edges and centre of its cell in every grid. */
	place(): LonLat {
		const place: LonLat = [this.#degrees(WEST, EAST), this.#degrees(SOUTH, NORTH)];
		this.avoid([place]);
		return place;
	}

	#degrees(from: number, to: number): number {
		const hundredths = Math.floor((from + this.#next() * (to - from)) * 100);
		const rest = `${this.#oneOf(['2', '3', '6', '7'])}${301 + Math.floor(this.#next() * 398)}`;
		const degrees = Number(`${(hundredths / 100).toFixed(2)}${rest}`);
		const near = [-1, 0, 1].map((step) => Math.round(degrees / APART) + step);
		return near.some((one) => this.#taken.has(one)) ? this.#degrees(from, to) : degrees;
	}

	#oneOf(parts: readonly string[]): string {
		return parts[Math.floor(this.#next() * parts.length)]!;
	}

	/** Mulberry32. */
	#next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}
}
