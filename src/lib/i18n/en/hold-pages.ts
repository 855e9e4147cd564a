import { holds } from '#lib/i18n/en/holds.ts';
import { personalData } from '#lib/i18n/en/personal-data.ts';

/** Words that only the pages about beds held need, in English. */
export const holdPages = { holds, personalData };
