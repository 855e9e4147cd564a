import { loadHoldWords } from '#lib/i18n/i18n.ts';
import type { PageLoad } from './$types';

/** What is held for whom passes no script. */
export const csr = false;

export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	holdWords: await loadHoldWords((await parent()).locale)
});
