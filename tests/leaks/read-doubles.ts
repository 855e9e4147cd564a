import type { Printed } from './numbers.ts';

/** What degrees and metres on Earth lie between; other bytes are no numbers of places. */
const [LEAST, MOST] = [1, 2.1e7];

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
		yield listFrom(bytes.length, DOUBLE, (at) => view.getFloat64(at, isLittle));
		yield listFrom(bytes.length, FLOAT, (at) => view.getFloat32(at, isLittle));
	}
}

function listFrom(length: number, width: number, read: (at: number) => number): Printed[] {
	const numbers = [];
	for (let phase = 0; phase < width; phase++) {
		for (let at = phase; at + width <= length; at += width) {
			const value = read(at);
			const size = Math.abs(value);
			if (size >= LEAST && size <= MOST) numbers.push({ value, decimals: 4, start: at, end: at + width });
		}
	}
	return numbers;
}
