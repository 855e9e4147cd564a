const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding: the secret of a second factor as its address says it. */
export function decodeBase32(text: string): string {
	const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
	const bytes = bits.match(/.{8}/g) ?? [];
	return String.fromCharCode(...bytes.map((byte) => parseInt(byte, 2)));
}
