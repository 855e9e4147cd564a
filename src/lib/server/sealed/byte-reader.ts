/** Reads a stream of bytes in pieces of the length one asks for. */
export class ByteReader {
	readonly #source: AsyncIterator<Uint8Array>;
	#parts: Uint8Array[] = [];
	#held = 0;
	#isEnded = false;

	constructor(source: AsyncIterable<Uint8Array>) {
		this.#source = source[Symbol.asyncIterator]();
	}

	/** The next bytes, so many or, at the end, what is left. */
	async read(length: number): Promise<Uint8Array> {
		await this.#fill(length);
		const all = Buffer.concat(this.#parts);
		const rest = all.subarray(length);
		this.#parts = rest.length > 0 ? [rest] : [];
		this.#held = rest.length;
		return all.subarray(0, length);
	}

	/** Whether nothing comes any more. */
	async isAtEnd(): Promise<boolean> {
		await this.#fill(1);
		return this.#held === 0;
	}

	async #fill(length: number): Promise<void> {
		while (this.#held < length && !this.#isEnded) {
			const next = await this.#source.next();
			if (next.done) {
				this.#isEnded = true;
				break;
			}
			this.#parts.push(next.value);
			this.#held += next.value.length;
		}
	}
}
