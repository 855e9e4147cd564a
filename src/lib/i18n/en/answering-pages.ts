import { board } from '#lib/i18n/en/board.ts';
import { personalData } from '#lib/i18n/en/personal-data.ts';

/** Words that only those who answer for shelters need, in English. */
export const answeringPages = { board, personalData };
