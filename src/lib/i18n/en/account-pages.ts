import { accounts } from '#lib/i18n/en/accounts.ts';

/** Words that only the pages about accounts need, in English. */
export const accountPages = { accounts };
