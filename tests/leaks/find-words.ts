const MARKS = /\p{M}|\p{Cf}/gu;
const NO_LETTER = /[^\p{L}\p{N}]+/gu;
const TAGS = /<[^<>]{0,2000}>/g;

/** Which of some texts are given away by a text, whatever their case, and whatever stands between their letters. */
export class WordFinder {
	#parts: { part: string; place: number }[];
	#codes: { pattern: RegExp; place: number }[];

	/**
	 * @param words invented ones; half of a word is enough to know it by, so that one cut in two is found
	 * @param codes of records, which are only found whole
	 */
	constructor(words: readonly { text: string; place: number }[], codes: readonly { text: string; place: number }[]) {
		this.#parts = words.flatMap(({ text, place }) =>
			text.split(' ').flatMap((word) => halve(strip(word)).map((part) => ({ part, place })))
		);
		this.#codes = codes.map(({ text, place }) => ({
			place,
			pattern: new RegExp(`(?<![a-z0-9])${text.split(/\W/).join('[^a-z0-9]{0,6}')}(?![0-9])`, 'i')
		}));
	}

	/** The texts found, by the place they were given, each with what of it was found. */
	find(text: string): Map<number, string> {
		const found = new Map<number, string>();
		const letters = [strip(text)];
		if (text.includes('<')) letters.push(strip(text.replace(TAGS, '')));
		for (const { part, place } of this.#parts)
			if (!found.has(place) && letters.some((one) => one.includes(part))) found.set(place, `letters ${part}`);
		for (const { pattern, place } of this.#codes) {
			const match = pattern.exec(text);
			if (match) found.set(place, `code ${match[0]}`);
		}
		return found;
	}
}

/** Letters and digits alone, small, without marks: what is left of a name in every way to write it. */
function strip(text: string): string {
	return text.normalize('NFKD').replace(MARKS, '').replace(NO_LETTER, '').toLowerCase();
}

/** Wherever a word is cut in two, one of its halves stays whole. */
function halve(word: string): string[] {
	const middle = word.length >> 1;
	return [word.slice(0, middle), word.slice(middle)];
}
