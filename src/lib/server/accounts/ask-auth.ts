import type { RequestEvent } from '@sveltejs/kit';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { CLIENT_HEADER, INSIDE, type Auth } from '#lib/server/accounts/auth.ts';

/** What better-auth answers: its status, and what it says. */
export interface AuthAnswer {
	status: number;
	body: Record<string, unknown>;
	/** After so many seconds it may be tried again; null where that is not the trouble. */
	retryAfter: number | null;
}

/**
 * Asks better-auth inside the program, with the cookies and the address of whoever asks us, and hands its cookies on.
 * It is asked as by a browser, so that its limits count and its checks of the origin hold.
 *
 * @param path of its API, such as `/sign-in/email`
 */
export async function askAuth(
	auth: Auth,
	event: Pick<RequestEvent, 'request' | 'cookies' | 'getClientAddress'>,
	path: string,
	body: object = {}
): Promise<AuthAnswer> {
	const answer = await auth.handler(
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
	for (const cookie of answer.headers.getSetCookie()) keepCookie(event.cookies, cookie);
	const retryAfter = answer.headers.get('x-retry-after');
	return {
		status: answer.status,
		body: (await answer.json().catch(() => ({}))) as Record<string, unknown>,
		retryAfter: retryAfter === null ? null : Number(retryAfter)
	};
}

function keepCookie(cookies: RequestEvent['cookies'], header: string): void {
	for (const [name, { value, 'max-age': maxAge, secure, httponly, samesite }] of parseSetCookieHeader(header)) {
		cookies.set(name, value, {
			path: '/',
			secure: secure ?? false,
			httpOnly: httponly ?? true,
			sameSite: samesite === 'strict' ? 'strict' : 'lax',
			...(maxAge !== undefined && { maxAge: Number(maxAge) })
		});
	}
}
