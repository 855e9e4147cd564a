import { loadAdminWords } from '#lib/i18n/i18n.ts';
import type { LayoutLoad } from './$types';

/** What admins see and write passes no script. */
export const csr = false;

export const load: LayoutLoad = async ({ parent }) => ({
	adminWords: await loadAdminWords((await parent()).locale)
});
