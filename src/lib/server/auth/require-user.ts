import { redirect } from '@sveltejs/kit';
import type { User } from '#lib/server/auth/users.ts';

/** Whoever is signed in; anybody else is led to where one signs in. */
export function requireUser(locals: App.Locals): User {
	return locals.user ?? redirect(303, '/sign-in');
}
