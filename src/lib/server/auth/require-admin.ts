import { error, redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';

/**
 * An admin who signed in with a second factor, as the database knows them; one without is led to set it up. For anybody
 * else there is no such page.
 */
export function requireAdmin({ user, i18n }: App.Locals): Actor {
	if (user?.role !== 'admin')
		error(404, { message: i18n.t.errors.noPage, remedy: i18n.t.errors.noPageRemedy });
	if (!user.hasSecondFactor) redirect(303, '/account/second-factor');
	return { role: 'admin', userId: user.id };
}

/** One unit of work of the admin who asks; see {@link requireAdmin} for anybody else. */
export function administer<T>(locals: App.Locals, work: (tx: Tx) => Promise<T>): Promise<T> {
	return locals.accounts.workAs(requireAdmin(locals), work);
}
