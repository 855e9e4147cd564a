import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A file cut short still gives what is in it. */
const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH };

const BY_CODING: Record<string, (bytes: Buffer) => Buffer> = {
	gzip: (bytes) => gunzipSync(bytes, LENIENT),
	br: (bytes) => brotliDecompressSync(bytes),
	deflate: (bytes) => inflateOfEitherKind(bytes),
	identity: (bytes) => bytes
};

/**
 * The bytes of a body whose `Content-Encoding` is given.
 *
 * @throws Error for a coding that is not known: what cannot be unpacked cannot be looked through
 */
export function unpackBody(bytes: Buffer, coding: string | undefined): Buffer {
	if (bytes.length === 0) return bytes;
	return (coding ?? 'identity')
		.split(',')
		.map((one) => one.trim().toLowerCase())
		.reverse()
		.reduce((packed, one) => {
			const unpack = BY_CODING[one];
			if (!unpack) throw new Error(`No way to unpack a body of Content-Encoding ${one}.`);
			return unpack(packed);
		}, bytes);
}

/** What is packed in these bytes, known by how they begin: gzip, zlib, or the files of a zip (as XLSX is one). */
export function unpackKnown(bytes: Buffer): Buffer[] {
	const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
	const isZlib = bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0);
	try {
		if (isGzip) return [gunzipSync(bytes, LENIENT)];
		if (isZlib) return [inflateSync(bytes, LENIENT)];
	} catch {
		return []; // Bytes that began alike by chance.
	}
	return [...listZipped(bytes)];
}

function inflateOfEitherKind(bytes: Buffer): Buffer {
	try {
		return inflateSync(bytes, LENIENT);
	} catch {
		return inflateRawSync(bytes, LENIENT);
	}
}

/** Each file of a zip by its local header; sizes that stand behind the file are not needed. */
function* listZipped(bytes: Buffer): Generator<Buffer> {
	const HEADER = Buffer.from('PK\x03\x04', 'latin1');
	for (let at = bytes.indexOf(HEADER); at >= 0; at = bytes.indexOf(HEADER, at + 4)) {
		if (at + 30 > bytes.length) return;
		const method = bytes.readUInt16LE(at + 8);
		const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
		if (method !== 8) continue;
		try {
			yield inflateRawSync(bytes.subarray(from), LENIENT);
		} catch {
			continue; // The four letters stood in it by chance.
		}
	}
}
