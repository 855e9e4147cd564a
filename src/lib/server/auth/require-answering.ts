import { error } from '@sveltejs/kit';
import { requireUser, workAsUser } from '#lib/server/auth/require-user.ts';
import type { User } from '#lib/server/auth/users.ts';
import type { Answering } from '#lib/server/queries/board.ts';
import type { Tx } from '#lib/server/db/rows.ts';

/** Whether somebody answers for shelters by their role, with the second factor that it asks for. */
export function isAnswering(user: User | null): boolean {
	if (user === null || (user.needsSecondFactor && !user.hasSecondFactor)) return false;
	return user.role === 'admin' || user.role === 'coordinator' || user.role === 'operator';
}

/**
 * One unit of work of somebody who answers for shelters: an operator, a coordinator, or an admin for all of them. Who is
 * not signed in, or lacks the second factor, is led there; for anybody else there is no such page.
 */
export function workAnswering<T>(
	locals: App.Locals,
	work: (tx: Tx, answering: Answering) => Promise<T>
): Promise<T> {
	const { role } = requireUser(locals);
	if (role !== 'admin' && role !== 'coordinator' && role !== 'operator') return refusePage(locals);
	return workAsUser(locals, (tx) => work(tx, role === 'admin' ? 'all' : 'scope'));
}

/** As {@link workAnswering}, for coordinators and admins alone. */
export function workCoordinating<T>(
	locals: App.Locals,
	work: (tx: Tx, answering: Answering) => Promise<T>
): Promise<T> {
	if (requireUser(locals).role === 'operator') return refusePage(locals);
	return workAnswering(locals, work);
}

/** For whoever may not see it, it is as if there were no such page. */
export function refusePage({ i18n }: App.Locals): never {
	error(404, { message: i18n.t.errors.noPage, remedy: i18n.t.errors.noPageRemedy });
}
