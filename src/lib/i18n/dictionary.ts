import type { accountPages } from '#lib/i18n/en/account-pages.ts';
import type { adminPages } from '#lib/i18n/en/admin-pages.ts';
import type { answeringPages } from '#lib/i18n/en/answering-pages.ts';
import type { fines } from '#lib/i18n/en/fines.ts';
import type { gap } from '#lib/i18n/en/gap.ts';
import type { holdPages } from '#lib/i18n/en/hold-pages.ts';
import type { en } from '#lib/i18n/en/en.ts';
import type { methodPages } from '#lib/i18n/en/method-pages.ts';

/** English words with every text free: what a dictionary of any language must have. A plural needs `other` at least. */
type Free<T> = T extends string
	? string
	: T extends (...given: infer Given) => string
		? (...given: Given) => string
		: T extends { one: string; other: string }
			? PluralForms
			: { [Key in keyof T]: Free<T[Key]> };

/** The forms of a word by plural category of `Intl.PluralRules`; Khmer has only `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Words that only the pages about the method need, which are most of a page of them. */
export type MethodWords = Free<typeof methodPages>;

/** Words that only the pages about accounts need; they come without a script. */
export type AccountWords = Free<typeof accountPages>;

/** Words that only the pages of admins need; they come without a script. */
export type AdminWords = Free<typeof adminPages>;

/** Words that only those who answer for shelters need. */
export type AnsweringWords = Free<typeof answeringPages>;

/** Those of the pages on which they report. */
export type BoardWords = AnsweringWords['board'];

/** Words that only coordinators need, of beds and gaps. */
export type GapWords = Free<typeof gap>;

/** Words that only the pages about beds held need; they come without a script. */
export type HoldWords = Free<typeof holdPages>;

/** Words that only the pages of nationalities need, of overstay fines. */
export type FineWords = Free<typeof fines>;

/** All other words of a language, by subject. */
export type Words = Free<typeof en>;
