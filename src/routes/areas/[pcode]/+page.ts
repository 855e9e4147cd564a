import { loadGapWords } from '#lib/i18n/i18n.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
	...data,
	gapWords: data.beds === 'none' ? null : await loadGapWords((await parent()).locale)
});
