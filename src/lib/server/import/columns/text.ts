import { required, type Column } from '#lib/server/import/columns/column.ts';

/** Longest note, in characters. */
export const MAX_NOTE_CHARACTERS = 200;

/** Plain text of a bounded length in characters. */
export function text(maxCharacters = 300): Column<string> {
	const column = required<string>((cell) => {
		const length = Array.from(cell).length;
		if (length <= maxCharacters) return { value: cell };
		return { reason: `is ${length} characters long, and at most ${maxCharacters} are kept; shorten it` };
	});
	return { ...column, isFreeText: true };
}

/** Letters, digits and single hyphens, such as KE-stranded-2026: the name of a group that rows share. */
export function slug(): Column<string> {
	return required<string>((cell) => {
		if (/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(cell) && cell.length <= MAX_SLUG_CHARACTERS)
			return { value: cell };
		return {
			reason: `is not a name of letters, digits and single hyphens, at most ${MAX_SLUG_CHARACTERS} characters`
		};
	});
}

const MAX_SLUG_CHARACTERS = 80;
const MAX_ADDRESS_CHARACTERS = 2000;

/** An address of the web that anybody may be sent to: http or https, and no user name or password in it. */
export function webAddress(): Column<string> {
	return required<string>((cell) => {
		const url = URL.canParse(cell) && !/\s/.test(cell) ? new URL(cell) : null;
		if (url === null || !/^https?:\/\//i.test(cell)) {
			return { reason: 'is not a web address; write it whole, starting with https:// or http://' };
		}
		if (url.username !== '' || url.password !== '') {
			return { reason: 'holds a user name or a password; take it out' };
		}
		if (cell.length > MAX_ADDRESS_CHARACTERS) {
			return { reason: `is longer than ${MAX_ADDRESS_CHARACTERS} characters; give a shorter address` };
		}
		return { value: cell };
	});
}
