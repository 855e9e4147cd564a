import { components } from '#lib/i18n/en/components.ts';
import { method } from '#lib/i18n/en/method.ts';

/** Words that only the pages about the method need, in English. */
export const methodPages = { components, method };
