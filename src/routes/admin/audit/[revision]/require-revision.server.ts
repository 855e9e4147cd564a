import { error } from '@sveltejs/kit';
import { administer } from '#lib/server/auth/require-admin.ts';
import { findRevisionById, type WrittenRevision } from '#lib/server/queries/audit.ts';

/** The act of writing that an address names, for an admin. @throws 404 where there is none */
export async function requireRevision(locals: App.Locals, number: string): Promise<WrittenRevision> {
	const id = /^\d{1,15}$/.test(number) ? Number(number) : 0;
	const revision = await administer(locals, (tx) => findRevisionById(tx, id));
	if (!revision)
		error(404, { message: locals.i18n.t.errors.noPage, remedy: locals.i18n.t.errors.noPageRemedy });
	return revision;
}
