import { readFileSync } from 'node:fs';
import path from 'node:path';

const RECORD = path.resolve(import.meta.dirname, '../../drizzle/seed/public-record/compounds.csv');

const [header = '', ...record] = readFileSync(RECORD, 'utf8').trimEnd().split('\n');

/** A line of the record with several sources and without quotes, so that its cells lie between its commas. */
const pattern = record.find((line) => !line.includes('"') && line.includes(';SRC-'))?.split(',') ?? [];

/** Codes of the compounds in the public record. */
export const RECORD_CODES = record.map(toCode);

/** The first line of a file of compounds. */
export const HEADER = header;

/**
 * The line of an invented compound as the importer reads it and the export writes it.
 *
 * @param {string} code
 * @param {string} note without a comma
 */
export function toLine(code, note) {
	const cells = [...pattern];
	cells[0] = code;
	cells[1] = `Crash test ${code}`;
	cells[cells.length - 1] = note;
	return cells.join(',');
}

/** @param {string} line */
export function toCode(line) {
	return line.slice(0, line.indexOf(','));
}
