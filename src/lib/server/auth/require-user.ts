import { redirect } from '@sveltejs/kit';
import type { Tx } from '#lib/server/db/rows.ts';
import type { User } from '#lib/server/auth/users.ts';

/** Whoever is signed in; anybody else is led to where one signs in. */
export function requireUser(locals: App.Locals): User {
	return locals.user ?? redirect(303, '/sign-in');
}

/**
 * One unit of work of whoever is signed in; who still lacks the second factor that their role asks for is led to set it
 * up, and anybody else to where one signs in.
 */
export function workAsUser<T>(locals: App.Locals, work: (tx: Tx) => Promise<T>): Promise<T> {
	const { id, role, needsSecondFactor, hasSecondFactor } = requireUser(locals);
	if (needsSecondFactor && !hasSecondFactor) redirect(303, '/account/second-factor');
	return locals.accounts.workAs({ role, userId: id }, work);
}
