import { admin } from '#lib/i18n/en/admin.ts';

/** Words that only the pages of admins need, in English. */
export const adminPages = { admin };
