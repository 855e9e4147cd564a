import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ByteReader } from '#lib/server/sealed/byte-reader.ts';
import {
	deriveKeys,
	isSame,
	LONGEST_HEAD,
	MAGIC,
	makeHead,
	parseHead,
	type Head
} from '#lib/server/sealed/header.ts';

/** What is in a sealed file: the whole database, or rows that not everybody may see. */
export type SealedKind = 'backup' | 'export';

/** Bytes of a chunk before it is encrypted; the last may be shorter. */
export const CHUNK_BYTES = 65_536;

const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const CHECK_BYTES = 32;

/** A sealed file that is damaged, or no sealed file. */
export class SealBroken extends Error {
	override name = 'SealBroken';
}

/** The passphrase does not open it, or its head was changed. */
export class SealLocked extends Error {
	override name = 'SealLocked';
}

/**
 * Seals bytes under a passphrase. What comes out, in this order:
 *
 * - `SALASEAL` and the byte 1, the version of this form;
 * - the length of the head (4 bytes, big-endian), and the head: JSON with what is inside, when it was made, until which day
 *   it may be opened, the cost of scrypt (N, r, p) and the salt;
 * - HMAC-SHA-256 over all before it but the length, by the second half of the 64 bytes that scrypt makes of the passphrase;
 * - chunks of 65,536 bytes, encrypted by AES-256-GCM with the first half, each followed by its tag (16 bytes). The nonce
 *   is the number of the chunk (11 bytes, big-endian, from 0) and a byte that is 1 for the last chunk and 0 for others; the
 *   check of the head is authenticated with each. The last chunk may be shorter, and empty where there is nothing.
 *
 * So no chunk can be changed, left out, repeated, put elsewhere or taken from another file, and a file that was cut off
 * has no last chunk. A key is used for one file only, as each has its salt.
 *
 * @returns how to seal one file: deriving its keys, which takes its time, is done
 */
export async function prepareSeal(
	passphrase: string,
	about: Pick<Head, 'kind' | 'createdAt' | 'expiresOn'>,
	N?: number
): Promise<(plain: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>> {
	const bytes = makeHead(about, N);
	const { chunks, check } = await deriveKeys(passphrase, bytes, parseHead(bytes)!);
	let isUsed = false;
	return async function* (plain) {
		if (isUsed) throw new Error('A key seals one file only.');
		isUsed = true;
		const length = Buffer.alloc(4);
		length.writeUInt32BE(bytes.length);
		yield Buffer.concat([MAGIC, length, bytes, check]);
		const reader = new ByteReader(plain);
		for (let number = 0, isLast = false; !isLast; number++) {
			const chunk = await reader.read(CHUNK_BYTES);
			isLast = await reader.isAtEnd();
			const cipher = createCipheriv('aes-256-gcm', chunks, toNonce(number, isLast)).setAAD(check);
			yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
		}
	};
}

/** A sealed file whose passphrase was right. */
export interface OpenedSeal {
	head: Head;
	/** What is inside. What it gave counts only once it has ended without an error. @throws SealBroken where it is damaged */
	plain: AsyncGenerator<Uint8Array>;
}

/**
 * Opens a sealed file.
 *
 * @throws SealBroken where it is none
 * @throws SealLocked where the passphrase is wrong
 */
export async function openSeal(passphrase: string, sealed: AsyncIterable<Uint8Array>): Promise<OpenedSeal> {
	const reader = new ByteReader(sealed);
	if (!isSame(await reader.read(MAGIC.length), MAGIC)) throw new SealBroken('It is no sealed file of Sala.');
	const length = Buffer.from(await reader.read(4));
	const size = length.length === 4 ? length.readUInt32BE() : 0;
	const bytes = size <= LONGEST_HEAD ? await reader.read(size) : new Uint8Array();
	const head = parseHead(bytes);
	if (!head) throw new SealBroken('Its head is damaged.');
	const { chunks, check } = await deriveKeys(passphrase, bytes, head);
	if (!isSame(await reader.read(CHECK_BYTES), check))
		throw new SealLocked('The passphrase does not open it.');
	return { head, plain: openChunks(reader, chunks, check) };
}

async function* openChunks(
	reader: ByteReader,
	key: Uint8Array,
	check: Uint8Array
): AsyncGenerator<Uint8Array> {
	for (let number = 0, isLast = false; !isLast; number++) {
		const chunk = await reader.read(CHUNK_BYTES + TAG_BYTES);
		isLast = await reader.isAtEnd();
		yield openChunk(chunk, key, check, toNonce(number, isLast));
	}
}

function openChunk(chunk: Uint8Array, key: Uint8Array, check: Uint8Array, nonce: Uint8Array): Uint8Array {
	const end = chunk.length - TAG_BYTES;
	if (end < 0) throw new SealBroken('It was cut off.');
	const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
		.setAAD(check)
		.setAuthTag(chunk.subarray(end));
	try {
		return Buffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
	} catch {
		throw new SealBroken('It was changed or cut off.');
	}
}

function toNonce(number: number, isLast: boolean): Buffer {
	const nonce = Buffer.alloc(NONCE_BYTES);
	nonce.writeUIntBE(number, 5, 6);
	nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
	return nonce;
}
