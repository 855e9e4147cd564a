import { loadFineWords } from '#lib/i18n/i18n.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	fineWords: await loadFineWords((await parent()).locale)
});
