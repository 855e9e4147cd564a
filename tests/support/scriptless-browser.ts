/** A browser without script: its cookies, pages that it opens, and forms that it sends. */
export class ScriptlessBrowser {
	readonly #jar = new Map<string, string>();
	readonly #address: () => URL;

	/** @param address of the server, as it is when something is asked for */
	constructor(address: () => URL) {
		this.#address = address;
	}

	/** Opens a page, or sends a form to it; does not follow where it leads. */
	async send(path: string, fields?: Record<string, string>, headers: Record<string, string> = {}) {
		const url = this.#address();
		const answer = await fetch(new URL(path, url), {
			method: fields ? 'POST' : 'GET',
			redirect: 'manual',
			headers: {
				cookie: Array.from(this.#jar, (pair) => pair.join('=')).join('; '),
				accept: 'text/html',
				...(fields && { origin: url.origin }),
				...headers
			},
			...(fields && { body: new URLSearchParams(fields) })
		});
		for (const cookie of answer.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
			if (value === '') this.#jar.delete(name!);
			else this.#jar.set(name!, value!);
		}
		return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
	}
}
