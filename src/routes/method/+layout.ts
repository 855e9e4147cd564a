import { loadMethodWords } from '#lib/i18n/i18n.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent }) => ({
	methodWords: await loadMethodWords((await parent()).locale)
});
