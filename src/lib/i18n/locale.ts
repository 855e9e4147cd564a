/** The languages that the pages speak, by BCP 47 tag. */
export const LOCALES = ['en', 'km'] as const;
/** One of the languages. */
export type Locale = (typeof LOCALES)[number];

/** What each language calls itself. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', km: 'ខ្មែរ' };

/** Whether a text names one of the languages. */
export function isLocale(text: string | null | undefined): text is Locale {
	return LOCALES.includes(text as Locale);
}

/**
 * The language for a reader: the one chosen before; else the first that the browser asks for and we speak; else English.
 *
 * @param chosen what the reader chose, as it stands in the cookie
 * @param accepted the header Accept-Language; its weights are read, RFC 9110 section 12.5.4
 */
export function chooseLocale(chosen: string | undefined, accepted: string | null): Locale {
	if (isLocale(chosen)) return chosen;
	return (
		(accepted ?? '')
			.split(',')
			.map((part) => {
				const [tag = '', weight = 'q=1'] = part.trim().split(/\s*;\s*/);
				return { language: tag.split('-')[0]!.toLowerCase(), weight: Number(weight.replace(/^q=/, '')) };
			})
			.filter(({ weight }) => weight > 0)
			.sort((a, b) => b.weight - a.weight)
			.map(({ language }) => language)
			.find(isLocale) ?? 'en'
	);
}
