import { loadAccountWords } from '#lib/i18n/i18n.ts';
import type { LayoutLoad } from './$types';

/** Where a passphrase is typed no script runs. */
export const csr = false;

export const load: LayoutLoad = async ({ parent }) => ({
	accountWords: await loadAccountWords((await parent()).locale)
});
