import type { Cookies } from '@sveltejs/kit';
import { needsSecondFactor } from '#lib/domain/second-factor.ts';
import { keepCookies } from '#lib/server/auth/ask-auth.ts';
import type { Auth } from '#lib/server/auth/auth.ts';
import type { AccountRole } from '#lib/server/db/schema/accounts.ts';

/** Whoever is signed in. */
export interface User {
	id: string;
	email: string;
	name: string;
	role: AccountRole;
	hasSecondFactor: boolean;
	/** Whether the role asks for one. */
	needsSecondFactor: boolean;
}

/** Whose session the cookies of a request are; null for anybody. A session in use lasts on, and so does its cookie. */
export async function findUser(auth: Auth, request: Request, cookies: Cookies): Promise<User | null> {
	if (!request.headers.get('cookie')?.includes('sala.session_token=')) return null;
	const { headers, response } = await auth.api.getSession({ headers: request.headers, returnHeaders: true });
	keepCookies(cookies, headers);
	if (!response) return null;
	const { id, email, name, role, twoFactorEnabled } = response.user;
	return {
		...{ id, email, name, role },
		hasSecondFactor: twoFactorEnabled === true,
		needsSecondFactor: needsSecondFactor(role)
	};
}
