import { createHmac } from 'node:crypto';
import { decodeBase32 } from './decode-base32.ts';

const STEP_MS = 30_000;

/**
 * The six digits that an app shows for a secret (RFC 6238, SHA-1).
 *
 * @param secret in base 32, as apps are given it; spaces count for nothing
 */
export function toOneTimeCode(secret: string, at = Date.now()): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS)));
	const hash = createHmac('sha1', Buffer.from(decodeBase32(secret.replaceAll(' ', '')), 'latin1'))
		.update(counter)
		.digest();
	const offset = hash[hash.length - 1]! & 15;
	return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
