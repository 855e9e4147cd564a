import type { MethodWords } from '#lib/i18n/dictionary.ts';
import { components } from '#lib/i18n/km/components.ts';
import { method } from '#lib/i18n/km/method.ts';

/** Words that only the pages about the method need, in Khmer. */
export const methodPages: MethodWords = { components, method };
