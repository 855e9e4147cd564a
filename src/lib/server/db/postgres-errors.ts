import { StartError } from '#lib/server/db/start-error.ts';

/** The five-character SQLSTATE of an error, or its system code (`ECONNREFUSED`); undefined where it has none. */
export function sqlState(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return 'cause' in error ? sqlState(error.cause) : undefined;
}

/** Name of the constraint that refused a statement; undefined where none did. */
export function constraintOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	// postgres.js and PGlite have two names for it.
	const { constraint_name: name, constraint = name } = error as Record<string, unknown>;
	if (typeof constraint === 'string') return constraint;
	return 'cause' in error ? constraintOf(error.cause) : undefined;
}

/** What the database says besides the message of an error; undefined where it says nothing. */
export function detailOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('detail' in error && typeof error.detail === 'string') return error.detail;
	return 'cause' in error ? detailOf(error.cause) : undefined;
}

/** What a failed first connection means for the person who set DATABASE_URL. */
export function explainConnectionError(error: unknown, url: string): unknown {
	if (error instanceof StartError) return error;
	const where = withoutPassword(url);
	const code = sqlState(error);
	const known = code === undefined ? undefined : EXPLANATIONS[code];
	if (!known) return error;
	return new StartError(known[0].replace('%', where), known[1], { cause: error });
}

/**
 * What it means that the migrations could not be run as the owner of the tables.
 *
 * @param instruction what gives the roles their rights
 */
export function explainMigrationError(error: unknown, instruction: string): StartError {
	if (error instanceof StartError) return error;
	const said = `sala_owner could not bring the database up to date: ${innermostMessage(error)}.`;
	if (sqlState(error) === NO_RIGHT) {
		const other =
			'If the message names a schema or table, let it be given to sala_owner (ALTER … OWNER TO sala_owner).';
		return new StartError(said, `${instruction}\n${other}`, { cause: error });
	}
	return new StartError(
		said,
		'No migration that failed leaves anything behind. Mend what the message names, then start again.',
		{ cause: error }
	);
}

const NO_RIGHT = '42501';

function innermostMessage(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause === undefined ? error.message : innermostMessage(error.cause);
}

const UNREACHABLE: [string, string] = [
	'No PostgreSQL server answers at %.',
	'Start the server or correct DATABASE_URL; without DATABASE_URL Sala uses its embedded database.'
];

const EXPLANATIONS: Record<string, [string, string]> = {
	ECONNREFUSED: UNREACHABLE,
	ENOTFOUND: UNREACHABLE,
	ENOENT: UNREACHABLE,
	EAI_AGAIN: UNREACHABLE,
	EHOSTUNREACH: UNREACHABLE,
	ETIMEDOUT: UNREACHABLE,
	CONNECT_TIMEOUT: UNREACHABLE,
	CONNECTION_CLOSED: UNREACHABLE,
	'28P01': [
		'The PostgreSQL server refuses the password in %.',
		'Correct the user or password in DATABASE_URL.'
	],
	'28000': [
		'The PostgreSQL server refuses this user at %.',
		'Correct the user in DATABASE_URL, or allow it in pg_hba.conf.'
	],
	'3D000': ['The database in % does not exist.', 'Create it (createdb NAME), or correct DATABASE_URL.'],
	'53300': [
		'The PostgreSQL server at % has no free connection.',
		'Raise max_connections or stop other programs.'
	],
	'57P03': ['The PostgreSQL server at % is still starting.', 'Try again in a moment.']
};

function withoutPassword(url: string): string {
	try {
		const address = new URL(url);
		address.password = '';
		return address.toString();
	} catch {
		return 'the address in DATABASE_URL';
	}
}
