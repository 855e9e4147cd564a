import { daysBetween, type Day } from '#lib/domain/day.ts';
import { isKnown, NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { PluralForms, Words } from '#lib/i18n/dictionary.ts';
import { formatEstimate } from '#lib/i18n/estimate.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { intlWriters, ownWriters, type OwnFormats } from '#lib/i18n/own-formats.ts';

/** Numbers, dates and lists as one language writes them. */
export interface Format {
	/** A number with its digits grouped. */
	count: (value: number) => string;
	/** A number with its noun in the form that the number asks for: '1 raid', '1,204 raids'. */
	counted: (value: number, forms: PluralForms) => string;
	/** The noun alone, in that form. */
	plural: (value: number, forms: PluralForms) => string;
	/** People in words: '1,213', 'at least 1,000', 'not known'. */
	estimate: (estimate: Estimate) => string;
	/** Money in words: '4,910-12,130 USD', 'at least 6,000 USD', 'not known'. A currency of null is not known. */
	money: (estimate: Estimate, currency: string | null) => string;
	/** A day: '22 Feb 2026'. */
	day: (day: Day) => string;
	/** A month: 'February 2026'. */
	month: (day: Day) => string;
	/** A date as exactly as it is known: '22 Feb 2026', 'February 2026', '2026', 'no date'. */
	date: (day: Day | null, precision: 'day' | 'month' | 'year' | null) => string;
	/** A moment by the clock of Phnom Penh: '22 Nov 2026, 19:05'. */
	moment: (moment: Date) => string;
	/** How old something of a day is on the day looked at: 'same day', '12 days old'. */
	age: (day: Day, asOf: Day) => string;
	/** Words joined as in a sentence: 'a, b and c'. */
	list: (words: readonly string[]) => string;
	/** A country by ISO 3166-1 alpha-2 code; the code where it has no name. */
	country: (iso2: string) => string;
	/** Nationalities by the names of their countries; null reads 'all nationalities'. */
	nationalities: (codes: readonly string[] | null) => string;
	/** Order of names, for `sort`. */
	compare: (a: string, b: string) => number;
}

/**
 * Numbers and the order of names are those of English in every language: a browser that does not know the language would
 * take those of its device, and say something else than the server.
 */
const ENGLISH = 'en-GB';

/**
 * The formats of a language. Making them is slow and using them is quick, so a server keeps one for each language.
 *
 * @param own how the language writes what browsers do not know of it; null where `Intl` knows it everywhere
 */
export function createFormat(locale: Locale, words: Words['format'], own: OwnFormats | null): Format {
	const { day, month, year, moment, list, country } = own ? ownWriters(own) : intlWriters(ENGLISH);
	const numbers = new Intl.NumberFormat(ENGLISH);
	const cents = new Intl.NumberFormat(ENGLISH, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
	const plurals = new Intl.PluralRules(locale);
	const collator = new Intl.Collator(ENGLISH);

	const count = (value: number) => numbers.format(value);
	const amount = (value: number) => (Number.isInteger(value) ? numbers : cents).format(value);
	const plural = (value: number, forms: PluralForms) => forms[plurals.select(value)] ?? forms.other;
	const counted = (value: number, forms: PluralForms) => `${count(value)} ${plural(value, forms)}`;
	return {
		...{ count, counted, plural, list, country, day, month, moment },
		estimate: (estimate) => formatEstimate(estimate, words, count),
		money: (estimate, currency) =>
			currency === null || !isKnown(estimate)
				? formatEstimate(NOT_KNOWN, words, count)
				: `${formatEstimate(estimate, words, amount)} ${currency}`,
		date: (value, precision) =>
			value === null ? words.noDate : { day, month, year }[precision ?? 'day'](value),
		age(value, asOf) {
			const days = daysBetween(value, asOf);
			return days === 0 ? words.sameDay : counted(days, words.daysOld);
		},
		nationalities: (codes) => (codes === null ? words.allNationalities : list(codes.map(country))),
		compare: collator.compare
	};
}
