import type { RequestEvent } from '@sveltejs/kit';
import { askAuth, type AuthAnswer } from '#lib/server/auth/ask-auth.ts';
import { forgetAttempts, takeAttempt } from '#lib/server/auth/attempts.ts';

/**
 * Asks better-auth something that it does only for the passphrase of an account; status 429 where that was tried too
 * often, from here or for this account.
 */
export async function askWithPassphrase(
	event: Pick<RequestEvent, 'request' | 'cookies' | 'getClientAddress' | 'locals'>,
	email: string,
	path: string,
	body: object
): Promise<AuthAnswer> {
	const { accounts } = event.locals;
	const waitSeconds = await accounts.work((tx) => takeAttempt(tx, email));
	if (waitSeconds !== null) return { status: 429, body: {}, code: '', retryAfter: waitSeconds };
	const answer = await askAuth(event, path, body);
	if (answer.status === 200) await accounts.work((tx) => forgetAttempts(tx, email));
	return answer;
}
