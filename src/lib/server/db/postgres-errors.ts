import { StartError } from '#lib/server/db/start-error.ts';

/** The five-character SQLSTATE of an error, or its system code (`ECONNREFUSED`); undefined where it has none. */
export function sqlState(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return 'cause' in error ? sqlState(error.cause) : undefined;
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
