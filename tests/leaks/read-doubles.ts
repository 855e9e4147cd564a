import type { Printed } from './numbers.ts';

/** What degrees and metres on Earth lie between; other bytes are no numbers of places. */
const [LEAST, MOST] = [1, 2.1e7];

/** The highest byte of such numbers, in single or double precision; few bytes are, so that most need not be read. */
const [LOWEST_BYTE, HIGHEST_BYTE] = [0x3f, 0x4b];

/** As many as make a number count beside another, and not alone: chance makes too many out of other bytes. */
const DECIMALS = 3;

/** Bytes from the end of one number to the beginning of the next in a file: beside each other. */
const DOUBLE = 8;
const FLOAT = 4;

/**
 * The numbers that bytes hold in machine form (as WKB and EWKB do), wherever they begin, of either byte order. Those that
 * stand beside each other in the bytes do so in the list.
 */
export function* listDoubles(bytes: Buffer): Generator<Printed[]> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (const isLittle of [true, false]) {
		yield listFrom(bytes, DOUBLE, isLittle, (at) => view.getFloat64(at, isLittle));
		yield listFrom(bytes, FLOAT, isLittle, (at) => view.getFloat32(at, isLittle));
	}
}

function listFrom(bytes: Buffer, width: number, isLittle: boolean, read: (at: number) => number): Printed[] {
	const numbers = [];
	const atHighest = isLittle ? width - 1 : 0;
	for (let phase = 0; phase < width; phase++) {
		for (let at = phase; at + width <= bytes.length; at += width) {
			const highest = bytes[at + atHighest]!;
			if (highest < LOWEST_BYTE || highest > HIGHEST_BYTE) continue;
			const value = read(at);
			if (value >= LEAST && value <= MOST)
				numbers.push({ value, decimals: DECIMALS, start: at, end: at + width });
		}
	}
	return numbers;
}
