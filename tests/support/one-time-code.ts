import { createHmac } from 'node:crypto';

const STEP_MS = 30_000;

/**
 * The six digits that an app shows for a secret (RFC 6238, SHA-1).
 *
 * @param secret in base 32, as apps are given it; spaces count for nothing
 */
export function toOneTimeCode(secret: string, at = Date.now()): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS)));
	const hash = createHmac('sha1', decodeBase32(secret.replaceAll(' ', '')))
		.update(counter)
		.digest();
	const offset = hash[hash.length - 1]! & 15;
	return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** RFC 4648, without padding. */
function decodeBase32(text: string): Buffer {
	const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
