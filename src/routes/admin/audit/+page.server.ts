import { loadAdminWords } from '#lib/i18n/i18n.ts';
import { administer } from '#lib/server/auth/require-admin.ts';
import { listAudit } from '#lib/server/queries/audit.ts';
import { listAreaNames } from '../area-names.server.ts';
import { readAuditFilter, readStart } from '../audit-reading.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale } = locals.i18n;
	const { admin } = await loadAdminWords(locale);
	const filter = readAuditFilter(url);
	const start = readStart(url, admin);
	return administer(locals, async (tx) => {
		const areas = (await listAreaNames(tx, locale)).map(({ pcode, name }) => [pcode, name] as const);
		return { ...(await listAudit(tx, filter, { start })), filter, areas: Object.fromEntries(areas) };
	});
};
