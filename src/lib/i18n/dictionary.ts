import type { en } from '#lib/i18n/en/en.ts';

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

/** All words of a language, by subject. */
export type Words = Free<typeof en>;
