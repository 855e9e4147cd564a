/** Kinds of events whose descriptions tell of death and wounds. */
const GRAPHIC_KINDS = ['death', 'armed_strike'];

const GRAPHIC_WORDS =
	/\b(tortur\w*|beat(en|ings?)?|electr(ic|ocut)\w*|suicid\w*|murder\w*|kill(ed|ings?)|rap(ed?|es)|sexual\w*|stabb\w*|shot|burn(ed|t|s)|mutilat\w*|corpses?|dead|deaths?|drown\w*|wounds?|maim\w*|self-harm\w*)\b/i;

/**
 * Whether a description may tell of violence or death, so that it stands behind a line that says what follows: always
 * of a death or an armed strike, else where an English word of it says so. One too many costs a click.
 *
 * @param kind of the event it describes; null of anything else
 */
export function isGraphic(description: string | null, kind: string | null = null): boolean {
	if (description === null) return false;
	return (kind !== null && GRAPHIC_KINDS.includes(kind)) || GRAPHIC_WORDS.test(description);
}
