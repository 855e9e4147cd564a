import type { AdminWords } from '#lib/i18n/dictionary.ts';
import { admin } from '#lib/i18n/km/admin.ts';

/** Words that only the pages of admins need, in Khmer. */
export const adminPages: AdminWords = { admin };
