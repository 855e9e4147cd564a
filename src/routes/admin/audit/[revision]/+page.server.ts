import { error } from '@sveltejs/kit';
import { administer } from '#lib/server/auth/require-admin.ts';
import { findRevisionById } from '#lib/server/queries/audit.ts';
import { listRevisionChanges } from '#lib/server/queries/revision-changes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	administer(locals, async (tx) => {
		const id = /^\d{1,15}$/.test(params.revision) ? Number(params.revision) : 0;
		const revision = await findRevisionById(tx, id);
		if (!revision)
			error(404, { message: locals.i18n.t.errors.noPage, remedy: locals.i18n.t.errors.noPageRemedy });
		return { revision, ...(await listRevisionChanges(tx, id)) };
	});
