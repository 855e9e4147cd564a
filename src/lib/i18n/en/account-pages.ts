import { accounts } from '#lib/i18n/en/accounts.ts';
import { exact } from '#lib/i18n/en/exact.ts';
import { personalData } from '#lib/i18n/en/personal-data.ts';
import { takedown } from '#lib/i18n/en/takedown.ts';

/** Words that only the pages about accounts need, in English. */
export const accountPages = { accounts, exact, personalData, takedown };
