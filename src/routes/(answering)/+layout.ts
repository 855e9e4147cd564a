import { loadAnsweringWords } from '#lib/i18n/i18n.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent }) => ({
	answeringWords: await loadAnsweringWords((await parent()).locale)
});
