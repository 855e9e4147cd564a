import type { AccountWords } from '#lib/i18n/dictionary.ts';
import { accounts } from '#lib/i18n/km/accounts.ts';
import { exact } from '#lib/i18n/km/exact.ts';
import { personalData } from '#lib/i18n/km/personal-data.ts';
import { takedown } from '#lib/i18n/km/takedown.ts';

/** Words that only the pages about accounts need, in Khmer. */
export const accountPages: AccountWords = { accounts, exact, personalData, takedown };
