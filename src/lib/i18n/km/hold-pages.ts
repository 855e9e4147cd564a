import type { HoldWords } from '#lib/i18n/dictionary.ts';
import { holds } from '#lib/i18n/km/holds.ts';
import { personalData } from '#lib/i18n/km/personal-data.ts';

/** Words that only the pages about beds held need, in Khmer. */
export const holdPages: HoldWords = { holds, personalData };
