import { deflateRawSync } from 'node:zlib';
import type { LonLat } from '#lib/map/mercator.ts';
import type { TileAddress } from './read-tile.ts';

const EXTENT = 4096;
const WITH_SRID = 0x20000000;

/** A point in PostGIS's own form; without SRID it is plain WKB. Little-endian, as every machine of ours writes it. */
export function toEwkb([lon, lat]: LonLat, hasSrid: boolean): Buffer {
	const bytes = Buffer.alloc(hasSrid ? 25 : 21);
	bytes.writeUInt8(1, 0);
	bytes.writeUInt32LE(hasSrid ? 1 + WITH_SRID : 1, 1);
	if (hasSrid) bytes.writeUInt32LE(4326, 5);
	bytes.writeDoubleLE(lon, bytes.length - 16);
	bytes.writeDoubleLE(lat, bytes.length - 8);
	return bytes;
}

/** A zip of one file. */
export function toZip(name: string, text: string): Buffer {
	const packed = deflateRawSync(text);
	const header = Buffer.alloc(30);
	header.write('PK\x03\x04', 0, 'latin1');
	header.writeUInt16LE(8, 8);
	header.writeUInt32LE(packed.length, 18);
	header.writeUInt16LE(name.length, 26);
	return Buffer.concat([header, Buffer.from(name), packed]);
}

/** The vector tile of a zoom in which a point lies, with that point alone. */
export function toTile([lon, lat]: LonLat, zoom: number): { bytes: Buffer; address: TileAddress } {
	const across = ((lon + 180) / 360) * 2 ** zoom;
	const northing = Math.asinh(Math.tan((lat * Math.PI) / 180));
	const down = ((1 - northing / Math.PI) / 2) * 2 ** zoom;
	const address = { z: zoom, x: Math.floor(across), y: Math.floor(down) };
	const pixels = [across - address.x, down - address.y].map((part) => Math.round(part * EXTENT));
	const geometry = [9, ...pixels.map((pixel) => pixel * 2)].flatMap(varint);
	const feature = [...field(3, 0), 1, ...lengthed(4, geometry)];
	const layer = [
		...lengthed(1, [...Buffer.from('sites')]),
		...lengthed(2, feature),
		...field(5, 0),
		...varint(EXTENT)
	];
	return { bytes: Buffer.from(lengthed(3, layer)), address };
}

function field(number: number, type: number): number[] {
	return varint(number * 8 + type);
}

function lengthed(number: number, bytes: readonly number[]): number[] {
	return [...field(number, 2), ...varint(bytes.length), ...bytes];
}

function varint(value: number): number[] {
	return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
