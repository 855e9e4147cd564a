import { fail, redirect } from '@sveltejs/kit';
import { loadAdminWords } from '#lib/i18n/i18n.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { administer, requireAdmin } from '#lib/server/auth/require-admin.ts';
import { listDisclosures } from '#lib/server/queries/disclosures.ts';
import { hasPlace } from '#lib/server/queries/grants.ts';
import { readStart } from '../audit-reading.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { admin } = await loadAdminWords(locals.i18n.locale);
	return administer(locals, (tx) => listDisclosures(tx, readStart(url, admin)));
};

export const actions = {
	/** Leads to what is shown of a record. */
	find: async ({ locals, request }) => {
		requireAdmin(locals);
		const code = readText(await request.formData(), 'code')
			.trim()
			.toUpperCase();
		if (!(await administer(locals, (tx) => hasPlace(tx, code)))) return fail(404, { code });
		redirect(303, `/admin/disclosure/${code}`);
	}
} satisfies Actions;
