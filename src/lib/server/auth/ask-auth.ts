import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { ATTEMPTS_PER_CLIENT, CLIENT_HEADER, INSIDE } from '#lib/server/auth/auth.ts';

/** What better-auth answers: its status, and what it says. */
export interface AuthAnswer {
	status: number;
	body: Record<string, unknown>;
	/** Why it was refused, in a word of better-auth; empty where it was not. */
	code: string;
	/** After so many seconds at most it may be tried again; null where that is not the trouble. */
	retryAfter: number | null;
}

/**
 * Asks better-auth inside the program, with the cookies and the address of whoever asks us, and hands its cookies on.
 * It is asked as by a browser, so that its limits count and its checks of the origin hold.
 *
 * @param path of its API, such as `/sign-in/email`
 */
export async function askAuth(
	event: Pick<RequestEvent, 'request' | 'cookies' | 'getClientAddress' | 'locals'>,
	path: string,
	body: object = {}
): Promise<AuthAnswer> {
	const answer = await event.locals.accounts.auth.handler(
		new Request(`${INSIDE}/api/auth${path}`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				cookie: event.request.headers.get('cookie') ?? '',
				origin: INSIDE,
				'user-agent': event.request.headers.get('user-agent') ?? '',
				[CLIENT_HEADER]: event.getClientAddress()
			},
			body: JSON.stringify(body)
		})
	);
	keepCookies(event.cookies, answer.headers);
	const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
	return {
		status: answer.status,
		body: said,
		code: typeof said.code === 'string' ? said.code : '',
		retryAfter:
			answer.status === 429 ? Number(answer.headers.get('x-retry-after') ?? ATTEMPTS_PER_CLIENT.window) : null
	};
}

/** Hands the cookies of an answer on to whoever asked us. */
export function keepCookies(cookies: Cookies, headers: Headers): void {
	for (const header of headers.getSetCookie()) {
		for (const [name, { value, ...given }] of parseSetCookieHeader(header)) {
			cookies.set(name, value, {
				path: '/',
				httpOnly: true,
				secure: given.secure ?? false,
				sameSite: 'lax',
				...(given['max-age'] !== undefined && { maxAge: Number(given['max-age']) })
			});
		}
	}
}
