import { randomUUID } from 'node:crypto';

/**
 * What the log keeps of an error nobody foresaw: a short id that the reader is shown too, where it happened,
 * the kind and place of the error, and the message of its first cause. Messages that hold the values of a
 * query are left out, because a log is read by more people than the data.
 *
 * @param where the route or command, without what a person typed
 */
export function toLogEntry(error: unknown, where: string): { id: string; text: string } {
	const id = randomUUID().slice(0, 8);
	const causes = listCauses(error).map(describe);
	return { id, text: `${new Date().toISOString()} error ${id} in ${where}\n${causes.join('\ncaused by ')}` };
}

function listCauses(error: unknown): unknown[] {
	return error instanceof Error && error.cause !== undefined ? [error, ...listCauses(error.cause)] : [error];
}

function describe(error: unknown): string {
	if (!(error instanceof Error)) return `a thrown ${typeof error}`;
	const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
	return [`${error.name}: ${toMessage(error)}`, ...frames].join('\n');
}

function toMessage(error: Error & { code?: unknown }): string {
	// drizzle's message is the query followed by the values of its parameters.
	if ('params' in error) return 'the query failed';
	// PostgreSQL quotes the value in its messages of class 22 (data) and 23 (constraint).
	if (typeof error.code === 'string' && /^2[23]\w{3}$/.test(error.code)) return `SQLSTATE ${error.code}`;
	return error.message;
}
