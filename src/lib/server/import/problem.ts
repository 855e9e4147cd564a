/** One thing wrong with a file to import, told so that a person can find it and put it right. */
export interface Problem {
	/** Name of the file as the caller gave it. */
	file: string;
	/** Line of the file on which the row starts, the header being 1; null where the file as a whole is meant. */
	line: number | null;
	/** Code of the row (for links, the codes that make it up); null where it could not be read. */
	code: string | null;
	/** Column as it stands in the header; null where no single column is meant. */
	column: string | null;
	/** The refused cell, made fit for a terminal by `toShownValue`; null where no single cell is meant. */
	value: string | null;
	/** Why it is refused and what to do, to be read after the place; without a full stop. */
	reason: string;
	/** True where the row itself is sound and only refers to something refused in the same run. */
	isConsequence: boolean;
}

const SHOWN_CHARACTERS = 60;

/** What a terminal obeys or hides: controls, line and paragraph ends, direction marks, byte order mark. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A cell as it may be repeated in a message: at most 60 characters, and unable to steer a terminal.
 *
 * Characters that a terminal would obey or hide are written as `\u{1b}`; a longer text ends with an ellipsis.
 */
export function toShownValue(cell: string): string {
	const start = cell.slice(0, SHOWN_CHARACTERS * 2);
	const visible = start.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
	const characters = Array.from(visible);
	if (start.length === cell.length && characters.length <= SHOWN_CHARACTERS) return visible;
	return `${characters.slice(0, SHOWN_CHARACTERS - 1).join('')}…`;
}
