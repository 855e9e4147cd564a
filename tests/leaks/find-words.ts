const WITH_MARKS = /[\u00c0-\u024f\u1e00-\u1eff\uff00-\uffef]+/g;
const [LESS_THAN, GREATER_THAN] = ['<', '>'].map((sign) => sign.charCodeAt(0)) as [number, number];

/** Letters of a part of a word, each of which is enough to know it by. */
const PART = 6;
/** Letters and digits. */
const BASE = 36;
const WRAP = BASE ** PART;

/** Which of some texts are given away by a text, whatever their case, and whatever stands between their letters. */
export class WordFinder {
	/** Parts of words as numbers of base 36, with the places of their texts. */
	#parts = new Map<number, { part: string; other: string; place: number }>();
	/** The low bits of those numbers, which sort out nearly all that is no part. */
	#bits = new Uint8Array(2 ** 16);
	#codes: { pattern: RegExp; place: number }[];

	/**
	 * @param words of twelve Latin letters; wherever one is cut in two, one of its halves stays whole
	 * @param codes of records, which are only found whole
	 */
	constructor(
		words: readonly { text: string; place: number }[],
		codes: readonly { text: string; place: number }[]
	) {
		for (const { text, place } of words) {
			for (const word of text.toLowerCase().split(' ')) {
				if (!/^[a-z]{12}$/.test(word))
					throw new Error(`'${text}' is not made of words of twelve Latin letters.`);
				const [first, second] = [word.slice(0, PART), word.slice(PART)];
				for (const [part, other] of [
					[first, second],
					[second, first]
				] as const) {
					const number = parseInt(part, BASE);
					this.#parts.set(number, { part, other, place });
					this.#bits[number % 2 ** 16] = 1;
				}
			}
		}
		this.#codes = codes.map(({ text, place }) => ({
			place,
			pattern: new RegExp(`(?<![a-z0-9])${text.split(/\W/).join('[^a-z0-9]{0,6}')}(?![0-9])`, 'i')
		}));
	}

	/**
	 * The texts found, by the place they were given, each with what of it was found.
	 *
	 * @param isNoise whether chance makes six letters here and there, as in bytes that are no text: only whole words count
	 */
	find(text: string, isNoise = false): Map<number, string> {
		const plain = strip(text);
		const parts = new Map<string, { other: string; place: number }>();
		this.#slide(plain, false, parts);
		if (plain.includes('<')) this.#slide(plain, true, parts);
		const found = new Map<number, string>();
		for (const [part, { other, place }] of parts)
			if (!isNoise || parts.has(other)) found.set(place, `letters ${part}`);
		for (const { pattern, place } of this.#codes) {
			const match = pattern.exec(text);
			if (match) found.set(place, `code ${match[0]}`);
		}
		return found;
	}

	/** Reads letters and digits alone, six at a time. */
	#slide(text: string, skipsTags: boolean, found: Map<string, { other: string; place: number }>): void {
		let [number, isInTag] = [0, false];
		for (let at = 0; at < text.length; at++) {
			const letter = text.charCodeAt(at);
			if (skipsTags && letter === LESS_THAN) isInTag = true;
			else if (letter === GREATER_THAN) isInTag = false;
			const digit = isInTag ? -1 : toDigit(letter);
			if (digit < 0) continue;
			number = (number * BASE + digit) % WRAP;
			if (this.#bits[number % 2 ** 16] === 0) continue;
			const part = this.#parts.get(number);
			if (part) found.set(part.part, part);
		}
	}
}

function toDigit(letter: number): number {
	if (letter >= 97 && letter <= 122) return letter - 87;
	return letter >= 48 && letter <= 57 ? letter - 48 : -1;
}

/** Small letters, those of Latin script without marks and in their common width. */
function strip(text: string): string {
	return text.replace(WITH_MARKS, (letters) => letters.normalize('NFKD')).toLowerCase();
}
