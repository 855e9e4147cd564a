/** Longest cell that is read, in characters. */
export const MAX_CELL_CHARACTERS = 10_000;

const OUTER_SPACES = /^[ \u00a0]+|[ \u00a0]+$/g;

/** Controls, line and paragraph ends, direction marks, byte order mark, replacement character. */
const SUSPECT = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u;

/** A text that a spreadsheet would work out when the file is opened, plain, in full width, or after an apostrophe. */
const FORMULA = /^'?[ \u00a0]*(?:[=+@\uff1d\uff0b\uff20]|[-\uff0d][\p{L}(])/u;

/** A cell without the spaces around it; tabs and line breaks stay, to be refused. */
export function trimCell(cell: string): string {
	return cell.replace(OUTER_SPACES, '');
}

/** Whether a spreadsheet would run the text as a formula: it starts with =, + or @, or with - before a letter or '('. */
export function isFormula(cell: string): boolean {
	return FORMULA.test(cell);
}

/** Why no column may hold such a cell (too long, invisible or damaged characters, a formula); null where one may. */
export function findCellFault(cell: string): string | null {
	if (cell.length > MAX_CELL_CHARACTERS) {
		const length = cell.length.toLocaleString('en');
		return `is ${length} characters long, and at most ${MAX_CELL_CHARACTERS.toLocaleString('en')} are read; shorten it`;
	}
	if (SUSPECT.test(cell)) return toCharacterReason(cell);
	if (isFormula(cell))
		return 'starts like a spreadsheet formula; put another character in front, or take it out';
	return null;
}

function toCharacterReason(cell: string): string {
	if (/[\r\n\u2028\u2029]/.test(cell)) return 'holds a line break; write the cell on one line';
	if (cell.includes('\t')) return 'holds a tab character; take it out';
	const control = /\p{Cc}/u.exec(cell);
	if (control) return `holds a control character (${toCodePoint(control[0])}); take it out`;
	if (cell.includes('\ufeff')) {
		return 'holds a byte order mark inside the file, as when two files are joined; take it out';
	}
	if (cell.includes('\ufffd')) {
		return 'holds U+FFFD, which stands for a character lost in an earlier conversion; write the character again';
	}
	return 'holds an invisible mark that turns the writing direction; take it out';
}

function toCodePoint(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
