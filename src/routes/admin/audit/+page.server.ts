import { loadAdminWords } from '#lib/i18n/i18n.ts';
import { administer } from '#lib/server/auth/require-admin.ts';
import { listAudit } from '#lib/server/queries/audit.ts';
import { readAuditFilter, readStart } from '../audit-reading.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { admin } = await loadAdminWords(locals.i18n.locale);
	const filter = readAuditFilter(url);
	const page = await administer(locals, (tx) => listAudit(tx, filter, { start: readStart(url, admin) }));
	return { ...page, filter };
};
