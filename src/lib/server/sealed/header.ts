import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { SealedKind } from '#lib/server/sealed/sealed.ts';

/** The first bytes of every sealed file: its name, and the version of its form. */
export const MAGIC = Buffer.from('SALASEAL\x01', 'latin1');

/** Longest head, in bytes, that is taken for one. */
export const LONGEST_HEAD = 4096;

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const SCRYPT = { N: 2 ** 17, r: 8, p: 1 };
/** The most that a file may ask for: 1 GB of memory. */
const MOST_N = 2 ** 20;

/** What stands readable at the head of a sealed file, as JSON. */
export interface Head {
	kind: SealedKind;
	createdAt: string;
	expiresOn: string | null;
	scrypt: { N: number; r: number; p: number };
	/** Base 64. */
	salt: string;
}

/** What a passphrase and a head come to. */
export interface Keys {
	/** Encrypts the chunks. */
	chunks: Buffer;
	/** Stands behind the head: nobody without the passphrase can change a letter of it. */
	check: Buffer;
}

/** A new head with a salt of its own. @param N of scrypt; that of the program unless a test has no time for it */
export function makeHead(about: Pick<Head, 'kind' | 'createdAt' | 'expiresOn'>, N = SCRYPT.N): Buffer {
	const head: Head = { ...about, scrypt: { ...SCRYPT, N }, salt: randomBytes(SALT_BYTES).toString('base64') };
	return Buffer.from(JSON.stringify(head));
}

/** The head that bytes say; undefined where they are none, or ask for more work than any of ours. */
export function parseHead(bytes: Uint8Array): Head | undefined {
	try {
		const head = JSON.parse(Buffer.from(bytes).toString()) as Head;
		const { N, r, p } = head.scrypt;
		const isBearable = Number.isInteger(Math.log2(N)) && N > 1 && N <= MOST_N && r === 8 && p === 1;
		return isBearable && typeof head.salt === 'string' ? head : undefined;
	} catch {
		return undefined;
	}
}

/** Derives the keys: half a second and 128 MB of memory, so that passphrases cannot be tried in bulk. */
export async function deriveKeys(passphrase: string, bytes: Uint8Array, head: Head): Promise<Keys> {
	const { N, r, p } = head.scrypt;
	const salt = Buffer.from(head.salt, 'base64');
	const both = await new Promise<Buffer>((resolve, reject) =>
		scrypt(
			passphrase.normalize('NFC'),
			salt,
			2 * KEY_BYTES,
			{ N, r, p, maxmem: 256 * N * r + 2 ** 20 },
			(error, key) => (error ? reject(error) : resolve(key))
		)
	);
	const check = createHmac('sha256', both.subarray(KEY_BYTES)).update(MAGIC).update(bytes).digest();
	return { chunks: both.subarray(0, KEY_BYTES), check };
}

/** Compares in constant time. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && timingSafeEqual(one, other);
}
