/**
 * The words and formats of the reader's language.
 *
 * The root layout loads one language and hands it down: a component says `const { t, format } = useI18n()` and then
 * `{t.compounds.title}`, `{format.day(asOf)}`; a route on the server has the same as `locals.i18n`.
 */
import { createContext } from 'svelte';
import type {
	AccountWords,
	AdminWords,
	AnsweringWords,
	FineWords,
	GapWords,
	HoldWords,
	MethodWords,
	Words
} from '#lib/i18n/dictionary.ts';
import { createFormat, type Format } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { OwnFormats } from '#lib/i18n/own-formats.ts';

/** One language: its words by subject, and how it writes numbers, dates and lists. */
export interface I18n {
	locale: Locale;
	t: Words;
	format: Format;
}

const LANGUAGES: Record<Locale, () => Promise<{ t: Words; own: OwnFormats | null }>> = {
	en: async () => ({ t: (await import('#lib/i18n/en/en.ts')).en, own: null }),
	async km() {
		const [{ km }, { ownFormats }] = await Promise.all([
			import('#lib/i18n/km/km.ts'),
			import('#lib/i18n/km/own-formats.ts')
		]);
		return { t: km, own: ownFormats };
	}
};

const loaded = new Map<Locale, Promise<I18n>>();

/** A language, loaded once; a browser fetches only the one it shows. */
export function loadI18n(locale: Locale): Promise<I18n> {
	const language =
		loaded.get(locale) ??
		LANGUAGES[locale]().then(({ t, own }) => ({ locale, t, format: createFormat(locale, t.format, own) }));
	loaded.set(locale, language);
	return language;
}

/** `useI18n()` takes the language of the page in a component; the root layout alone provides it. */
export const [useI18n, provideI18n] = createContext<I18n>();

const METHOD_PAGES: Record<Locale, () => Promise<{ methodPages: MethodWords }>> = {
	en: () => import('#lib/i18n/en/method-pages.ts'),
	km: () => import('#lib/i18n/km/method-pages.ts')
};

/** What the pages about the method say beside the words of all pages. */
export async function loadMethodWords(locale: Locale): Promise<MethodWords> {
	return (await METHOD_PAGES[locale]()).methodPages;
}

/** `useMethodWords()` takes them in a component; the layout of those pages provides them. */
export const [useMethodWords, provideMethodWords] = createContext<MethodWords>();

const ACCOUNT_PAGES: Record<Locale, () => Promise<{ accountPages: AccountWords }>> = {
	en: () => import('#lib/i18n/en/account-pages.ts'),
	km: () => import('#lib/i18n/km/account-pages.ts')
};

/** What the pages about accounts say beside the words of all pages. */
export async function loadAccountWords(locale: Locale): Promise<AccountWords> {
	return (await ACCOUNT_PAGES[locale]()).accountPages;
}

/** `useAccountWords()` takes them in a component; the layout of those pages provides them. */
export const [useAccountWords, provideAccountWords] = createContext<AccountWords>();

const ADMIN_PAGES: Record<Locale, () => Promise<{ adminPages: AdminWords }>> = {
	en: () => import('#lib/i18n/en/admin-pages.ts'),
	km: () => import('#lib/i18n/km/admin-pages.ts')
};

/** What the pages of admins say beside the words of all pages. */
export async function loadAdminWords(locale: Locale): Promise<AdminWords> {
	return (await ADMIN_PAGES[locale]()).adminPages;
}

/** `useAdminWords()` takes them in a component; the layout of those pages provides them. */
export const [useAdminWords, provideAdminWords] = createContext<AdminWords>();

const ANSWERING_PAGES: Record<Locale, () => Promise<{ answeringPages: AnsweringWords }>> = {
	en: () => import('#lib/i18n/en/answering-pages.ts'),
	km: () => import('#lib/i18n/km/answering-pages.ts')
};

/** What the pages of those who answer for shelters say beside the words of all pages. */
export async function loadAnsweringWords(locale: Locale): Promise<AnsweringWords> {
	return (await ANSWERING_PAGES[locale]()).answeringPages;
}

/** `useAnsweringWords()` takes them in a component; the layout of those pages provides them. */
export const [useAnsweringWords, provideAnsweringWords] = createContext<AnsweringWords>();

const GAP: Record<Locale, () => Promise<{ gap: GapWords }>> = {
	en: () => import('#lib/i18n/en/gap.ts'),
	km: () => import('#lib/i18n/km/gap.ts')
};

/** What coordinators are told of beds and gaps, beside the words of all pages. */
export async function loadGapWords(locale: Locale): Promise<GapWords> {
	return (await GAP[locale]()).gap;
}

const HOLD_PAGES: Record<Locale, () => Promise<{ holdPages: HoldWords }>> = {
	en: () => import('#lib/i18n/en/hold-pages.ts'),
	km: () => import('#lib/i18n/km/hold-pages.ts')
};

/** What the pages about beds held say beside the words of all pages. */
export async function loadHoldWords(locale: Locale): Promise<HoldWords> {
	return (await HOLD_PAGES[locale]()).holdPages;
}

/** `useHoldWords()` takes them in a component; the layout of those pages provides them. */
export const [useHoldWords, provideHoldWords] = createContext<HoldWords>();

const FINES: Record<Locale, () => Promise<{ fines: FineWords }>> = {
	en: () => import('#lib/i18n/en/fines.ts'),
	km: () => import('#lib/i18n/km/fines.ts')
};

/** What the pages of nationalities say of overstay fines, beside the words of all pages. */
export async function loadFineWords(locale: Locale): Promise<FineWords> {
	return (await FINES[locale]()).fines;
}
