import type { AccountWords } from '#lib/i18n/dictionary.ts';
import { accounts } from '#lib/i18n/km/accounts.ts';

/** Words that only the pages about accounts need, in Khmer. */
export const accountPages: AccountWords = { accounts };
