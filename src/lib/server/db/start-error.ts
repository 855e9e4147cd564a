/** Something that keeps Sala from starting and that a person can mend: what is wrong, and what to do. */
export class StartError extends Error {
	override name = 'StartError';

	/** @param remedy what to do about it, one or more whole lines */
	constructor(
		message: string,
		readonly remedy: string,
		options?: ErrorOptions
	) {
		super(message, options);
	}
}
