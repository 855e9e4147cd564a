/**
 * An archive of tiles (PMTiles, version 3: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md) with one
 * vector tile for the whole world, which is land.
 */
export function writeArchive(attribution: string): Buffer {
	const tile = landTile();
	const directory = Buffer.from([1, 0, 1, tile.length, 1]);
	const metadata = Buffer.from(JSON.stringify({ attribution, vector_layers: [{ id: 'earth', fields: {} }] }));
	const header = Buffer.alloc(127);
	header.write('PMTiles');
	header.writeUInt8(3, 7);
	const starts = [header.length, directory.length, metadata.length, 0, tile.length];
	const at = (parts: number) => starts.slice(0, parts).reduce((sum, length) => sum + length, 0);
	[at(1), directory.length, at(2), metadata.length, at(3), 0, at(4), tile.length, 1, 1, 1].forEach(
		(value, index) => header.writeBigUInt64LE(BigInt(value), 8 + index * 8)
	);
	const [NO_COMPRESSION, MVT] = [1, 1];
	header.set([1, NO_COMPRESSION, NO_COMPRESSION, MVT, 0, 0], 96);
	[-180, -85, 180, 85].forEach((degrees, index) => header.writeInt32LE(degrees * 1e7, 102 + index * 4));
	return Buffer.concat([header, directory, metadata, tile]);
}

/** A vector tile whose layer `earth` fills it. */
function landTile(): Buffer {
	const [moveTo, lineTo, close] = [9, 26, 15];
	const side = [0x80, 0x40];
	const back = [0xff, 0x3f];
	const geometry = [moveTo, 0, 0, lineTo, ...side, 0, 0, ...side, ...back, 0, close];
	const polygon = 3;
	const feature = [0x18, polygon, 0x22, geometry.length, ...geometry];
	const name = [...Buffer.from('earth')];
	const layer = [0x78, 2, 0x0a, name.length, ...name, 0x12, feature.length, ...feature, 0x28, 0x80, 0x20];
	return Buffer.from([0x1a, layer.length, ...layer]);
}
