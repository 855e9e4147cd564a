const SHOWN_KEYS = 12;

/** Codes or keys in one line, at most 12 of them, then how many more there are. */
export function toKeyList(keys: readonly string[]): string {
	const shown = keys.slice(0, SHOWN_KEYS).join(', ');
	const more = keys.length - SHOWN_KEYS;
	return more > 0 ? `${shown} and ${more.toLocaleString('en')} more` : shown;
}
