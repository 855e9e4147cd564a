import { Overtaken } from '#lib/server/commands/entering.ts';
import type { FormReader } from './form-reader.server.ts';
import { refuse } from './refuse-form.server.ts';

/** SQLSTATE of what row level security refuses. */
const NO_RIGHT = '42501';

/**
 * Does a unit of work that writes. Where somebody else was faster, or the database refuses it as none of the scope, the
 * form is refused with what was typed; any other error goes on.
 */
export async function writeOrRefuse<T>(form: FormReader, write: () => Promise<T>) {
	try {
		return { written: await write() };
	} catch (error) {
		if (error instanceof Overtaken) return { refused: refuse(409, form, { isOvertaken: true }) };
		if (stateOf(error) === NO_RIGHT) return { refused: refuse(403, form, { isOutOfScope: true }) };
		throw error;
	}
}

function stateOf(error: unknown): unknown {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error) return error.code;
	return 'cause' in error ? stateOf(error.cause) : undefined;
}
