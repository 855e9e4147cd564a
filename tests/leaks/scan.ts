import { decodeText, listPacked, readEmbedded } from './decode.ts';
import { dropNonces } from './digest.ts';
import { PlaceFinder } from './find-places.ts';
import { WordFinder } from './find-words.ts';
import { listArcs, listNumbers, toLatinDigits } from './numbers.ts';
import { listDoubles } from './read-doubles.ts';
import { listTilePoints, type TileAddress } from './read-tile.ts';
import { toPoint, toText, type Secret } from './secret.ts';
import { unpackKnown } from './unpack.ts';

/** A secret that was found, and what gave it away. */
export interface Finding {
	secret: Secret;
	by: string;
}

/** How deep what is packed or encoded in what is packed or encoded is looked for. */
const DEEPEST = 3;
/** A text of fewer letters than half a word or a number. */
const LEAST = 6;

/** Looks for secrets in text and bytes, in every encoding that `decode.ts`, `numbers.ts` and their neighbours know. */
export class Scanner {
	#secrets: readonly Secret[];
	#places: PlaceFinder;
	#pointed: Secret[];
	#words: WordFinder;

	constructor(secrets: readonly Secret[]) {
		this.#secrets = secrets;
		this.#pointed = secrets.filter(({ kind }) => kind === 'place');
		this.#places = new PlaceFinder(this.#pointed.map(toPoint));
		const texts = (kind: Secret['kind']) =>
			secrets.flatMap((secret, place) => (secret.kind === kind ? [{ text: toText(secret), place }] : []));
		this.#words = new WordFinder(texts('words'), texts('code'));
	}

	/** The secrets that a file or a body gives away, each once. @param tile where it is a vector tile */
	scanBytes(bytes: Buffer, tile?: TileAddress): Finding[] {
		const found = new Map<Secret, string>();
		if (tile) this.#addPlaces(found, listTilePoints(bytes, tile), 'a tile, ');
		this.#scanBytes(bytes, 0, found);
		return [...found].map(([secret, by]) => ({ secret, by }));
	}

	/** The secrets that a text gives away, each once. */
	scanText(text: string): Finding[] {
		const found = new Map<Secret, string>();
		this.#scanText(text, 0, found);
		return [...found].map(([secret, by]) => ({ secret, by }));
	}

	#scanBytes(bytes: Buffer, depth: number, found: Map<Secret, string>): void {
		if (depth < DEEPEST) for (const inner of unpackKnown(bytes)) this.#scanBytes(inner, depth + 1, found);
		const text = bytes.toString('utf8');
		if (text.includes('\ufffd') || text.includes('\0')) this.#scanBinary(bytes, found);
		this.#scanText(text, depth, found);
	}

	/** Looks through bytes that are no text, and may hold one. */
	#scanBinary(bytes: Buffer, found: Map<Secret, string>): void {
		for (const numbers of listDoubles(bytes)) this.#addPlaces(found, numbers, 'in machine form, ');
		const text = bytes.toString('latin1');
		this.#addWords(found, text, true);
		this.#addPlaces(found, listNumbers(text), 'encoded, ');
	}

	#scanText(given: string, depth: number, found: Map<Secret, string>): void {
		const text = dropNonces(given);
		if (text.length < LEAST) return;
		const decoded = decodeText(text);
		for (const one of decoded === text ? [text] : [text, decoded]) {
			this.#addWords(found, one);
			const latin = toLatinDigits(one);
			this.#addPlaces(found, listNumbers(latin), '');
			this.#addPlaces(found, listArcs(latin), '');
		}
		if (depth >= DEEPEST) return;
		for (const packed of listPacked(decoded))
			for (const inner of unpackKnown(packed)) this.#scanBytes(inner, depth + 1, found);
		this.#scanBinary(readEmbedded(decoded), found);
	}

	#addWords(found: Map<Secret, string>, text: string, isNoise = false): void {
		for (const [place, by] of this.#words.find(text, isNoise)) add(found, this.#secrets[place]!, by);
	}

	#addPlaces(found: Map<Secret, string>, numbers: ReturnType<typeof listNumbers>, how: string): void {
		for (const [place, by] of this.#places.find(numbers)) add(found, this.#pointed[place]!, how + by);
	}
}

function add(found: Map<Secret, string>, secret: Secret, by: string): void {
	if (!found.has(secret)) found.set(secret, by);
}
