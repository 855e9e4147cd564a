import { loadI18n } from '#lib/i18n/i18n.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({ ...data, i18n: await loadI18n(data.locale) });
