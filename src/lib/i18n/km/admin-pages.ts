import type { AdminWords } from '#lib/i18n/dictionary.ts';
import { admin } from '#lib/i18n/km/admin.ts';
import { disclosure } from '#lib/i18n/km/disclosure.ts';
import { personalData } from '#lib/i18n/km/personal-data.ts';

/** Words that only the pages of admins need, in Khmer. */
export const adminPages: AdminWords = { admin, disclosure, personalData };
