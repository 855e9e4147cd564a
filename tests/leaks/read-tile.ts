import type { Printed } from './numbers.ts';

const DEFAULT_EXTENT = 4096;
/** A pixel wider than this, in degrees, says no more of a place than a cell of a grid does. */
const WIDEST_PIXEL = 1e-3;

/** Where a tile lies, as its address says. */
export interface TileAddress {
	z: number;
	x: number;
	y: number;
}

/** The tile that a path ends with (`/tiles/shelters/9/404/238.mvt`); undefined where it is no tile's. */
export function readTileAddress(path: string): TileAddress | undefined {
	const [, z, x, y] = /\/(\d{1,2})\/(\d{1,7})\/(\d{1,7})(?:\.(?:mvt|pbf))?(?:$|\?)/.exec(path) ?? [];
	return z === undefined ? undefined : { z: Number(z), x: Number(x), y: Number(y) };
}

/** The points of a Mapbox vector tile, as degrees; none where its pixels are wider than the cells people may see. */
export function listTilePoints(tile: Buffer, address: TileAddress): Printed[] {
	const numbers: Printed[] = [];
	for (const layer of fieldsOf(tile, 3)) {
		const extent = [...numbersOf(layer, 5)][0] ?? DEFAULT_EXTENT;
		if (360 / 2 ** address.z / extent > WIDEST_PIXEL) continue;
		for (const feature of fieldsOf(layer, 2)) {
			for (const geometry of fieldsOf(feature, 4)) {
				for (const [x, y] of walkGeometry(geometry)) {
					const place = numbers.length;
					const [lon, lat] = toDegrees(address, x / extent, y / extent);
					for (const value of [lon, lat]) numbers.push({ value, decimals: 3, start: place, end: place });
				}
			}
		}
	}
	return numbers;
}

function toDegrees({ z, x, y }: TileAddress, right: number, down: number): [number, number] {
	const northing = Math.PI * (1 - (2 * (y + down)) / 2 ** z);
	return [((x + right) / 2 ** z) * 360 - 180, (Math.atan(Math.sinh(northing)) * 180) / Math.PI];
}

/** The points that MoveTo and LineTo lead to. */
function* walkGeometry(geometry: Buffer): Generator<[number, number]> {
	const integers = [...varints(geometry)];
	let [x, y] = [0, 0];
	for (let at = 0; at < integers.length;) {
		const command = integers[at++]!;
		if ((command & 7) === 7) continue;
		for (let count = command >> 3; count > 0; count--) {
			x += unzigzag(integers[at++] ?? 0);
			y += unzigzag(integers[at++] ?? 0);
			yield [x, y];
		}
	}
}

function unzigzag(value: number): number {
	return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function* varints(bytes: Buffer): Generator<number> {
	for (let at = 0; at < bytes.length;) {
		const [value, next] = readVarint(bytes, at);
		at = next;
		yield value;
	}
}

function readVarint(bytes: Buffer, from: number): [value: number, next: number] {
	let [value, factor, at] = [0, 1, from];
	for (; at < bytes.length; factor *= 128) {
		const byte = bytes[at++]!;
		value += (byte & 127) * factor;
		if (byte < 128) break;
	}
	return [value, at];
}

function* fieldsOf(message: Buffer, wanted: number): Generator<Buffer> {
	for (const { field, bytes } of protobuf(message)) if (field === wanted && bytes) yield bytes;
}

function* numbersOf(message: Buffer, wanted: number): Generator<number> {
	for (const { field, value } of protobuf(message)) if (field === wanted && value !== undefined) yield value;
}

function* protobuf(message: Buffer): Generator<{ field: number; bytes?: Buffer; value?: number }> {
	for (let at = 0; at < message.length;) {
		const [key, next] = readVarint(message, at);
		const [field, type] = [Math.floor(key / 8), key % 8];
		at = next;
		if (type === 0) {
			const [value, after] = readVarint(message, at);
			at = after;
			yield { field, value };
		} else if (type === 2) {
			const [length, after] = readVarint(message, at);
			at = after + length;
			yield { field, bytes: message.subarray(after, at) };
		} else at += type === 1 ? 8 : 4;
	}
}
