import type { AnsweringWords } from '#lib/i18n/dictionary.ts';
import { board } from '#lib/i18n/km/board.ts';
import { personalData } from '#lib/i18n/km/personal-data.ts';

/** Words that only those who answer for shelters need, in Khmer. */
export const answeringPages: AnsweringWords = { board, personalData };
