// Plain JavaScript: server.js and sala.js read this before there is a build.

/**
 * A reason why Sala does not start, or a command does not run, that a person can do something about.
 * The doors print `message` and, below it, `remedy`; any other error is a defect of the program.
 */
export class Refusal extends Error {
	/**
	 * @param {string} message what is in the way, and where
	 * @param {string} remedy what to do about it, in one sentence
	 */
	constructor(message, remedy) {
		super(message);
		this.name = 'Refusal';
		/** What to do about it, in one sentence. */
		this.remedy = remedy;
	}
}

/**
 * What to tell a person about an error: the message and, on a line of its own, what to do. Undefined for an
 * error nobody foresaw, whose text may hold values from the database and belongs in the log alone.
 *
 * @param {unknown} error anything thrown; an error of any class that carries a `remedy` counts
 * @returns {string | undefined}
 */
export function toAdvice(error) {
	if (!(error instanceof Error) || !('remedy' in error) || typeof error.remedy !== 'string') return undefined;
	return `${error.message}\n${error.remedy}`;
}
