import { isUtf8 } from 'node:buffer';

/** Why a file cannot be read, or not beyond a point. */
export interface FileFault {
	/** Line of the file, the first being 1; null where the file as a whole is meant. */
	line: number | null;
	/** Column as it stands in the header; null where none is meant. */
	column: string | null;
	reason: string;
}

/** Largest file that is read, in bytes (20 MB). */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const MEGABYTE = 1024 * 1024;
const REPLACEMENT = 0xfffd;
const WRITTEN_REPLACEMENT = [0xef, 0xbf, 0xbd];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** First bytes of files that are not UTF-8 text, and what to tell the person who sent one; the longest first. */
const SIGNATURES: { bytes: number[]; reason: string }[] = [
	{ bytes: [0xff, 0xfe, 0x00, 0x00], reason: encodingReason('UTF-32 (little-endian)') },
	{ bytes: [0xff, 0xfe], reason: encodingReason('UTF-16 (little-endian)') },
	{ bytes: [0xfe, 0xff], reason: encodingReason('UTF-16 (big-endian)') },
	{
		bytes: [0x50, 0x4b, 0x03, 0x04],
		reason: 'is a spreadsheet or another zip file, not CSV; save the sheet as "CSV UTF-8"'
	}
];

function encodingReason(encoding: string): string {
	return `is written in ${encoding}; save it as UTF-8 ("CSV UTF-8" in a spreadsheet)`;
}

/**
 * The bytes of a file as UTF-8 without a leading byte order mark, or why they are not text that can be imported.
 *
 * A byte that is not UTF-8 is named by its line and its offset from the start of the file, the first byte being 0.
 */
export function toUtf8(bytes: Uint8Array): { utf8: Uint8Array } | { fault: FileFault } {
	const refuse = (reason: string, line: number | null = null) => ({ fault: { line, column: null, reason } });
	if (bytes.length === 0) return refuse('is empty');
	if (bytes.length > MAX_FILE_BYTES) {
		const size = (bytes.length / MEGABYTE).toFixed(1);
		return refuse(`is ${size} MB, and at most ${MAX_FILE_BYTES / MEGABYTE} MB are read; split it`);
	}
	const signature = SIGNATURES.find((known) => startsWith(bytes, known.bytes));
	if (signature) return refuse(signature.reason);
	const nulAt = bytes.indexOf(0);
	if (nulAt >= 0) {
		const reason = `holds a NUL byte at offset ${nulAt}, so it is not plain UTF-8 text; save it as "CSV UTF-8"`;
		return refuse(reason, lineAt(bytes, nulAt));
	}
	if (!isUtf8(bytes)) {
		const offset = findInvalidOffset(bytes);
		const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
		const reason = `holds a byte that is not UTF-8 (hex ${byte} at offset ${offset}); save it as "CSV UTF-8"`;
		return refuse(reason, lineAt(bytes, offset));
	}
	return { utf8: startsWith(bytes, BYTE_ORDER_MARK) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes };
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
	return start.every((byte, index) => bytes[index] === byte);
}

/** Offset of the first byte that is not UTF-8; the length where all are. */
function findInvalidOffset(bytes: Uint8Array): number {
	let offset = 0;
	for (const character of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) {
		const point = character.codePointAt(0) ?? 0;
		if (point === REPLACEMENT && !startsWith(bytes.subarray(offset), WRITTEN_REPLACEMENT)) return offset;
		offset += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	}
	return offset;
}

/** Line on which a byte stands; LF, CRLF and CR each end a line. */
function lineAt(bytes: Uint8Array, offset: number): number {
	return 1 + countLineEnds(bytes, 0, offset);
}

/** Number of line ends (LF, CRLF or lone CR) from one offset up to, not including, another. */
export function countLineEnds(bytes: Uint8Array, from: number, to: number): number {
	let count = 0;
	for (let index = from; index < to; index++) {
		if (bytes[index] === 0x0a || (bytes[index] === 0x0d && bytes[index + 1] !== 0x0a)) count++;
	}
	return count;
}
