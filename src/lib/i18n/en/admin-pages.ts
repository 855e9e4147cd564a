import { admin } from '#lib/i18n/en/admin.ts';
import { disclosure } from '#lib/i18n/en/disclosure.ts';
import { personalData } from '#lib/i18n/en/personal-data.ts';

/** Words that only the pages of admins need, in English. */
export const adminPages = { admin, disclosure, personalData };
