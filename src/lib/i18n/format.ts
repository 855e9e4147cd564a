import { daysBetween, type Day } from '#lib/domain/day.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import type { PluralForms, Words } from '#lib/i18n/dictionary.ts';
import { formatEstimate } from '#lib/i18n/estimate.ts';
import type { Locale } from '#lib/i18n/locale.ts';

const ZONE = 'Asia/Phnom_Penh';

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

/** The formats of a language. Making them is slow and using them is quick, so a server keeps one for each language. */
export function createFormat(locale: Locale, words: Words['format']): Format {
	const tag = locale === 'en' ? 'en-GB' : locale;
	const ofDay = (options: Intl.DateTimeFormatOptions) => {
		const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
		return (day: Day) => format.format(new Date(`${day}T00:00:00Z`));
	};
	const day = ofDay({ day: 'numeric', month: 'short', year: 'numeric' });
	const month = ofDay({ month: 'long', year: 'numeric' });
	const year = ofDay({ year: 'numeric' });
	const moments = new Intl.DateTimeFormat(tag, {
		...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
		timeZone: ZONE
	});
	const numbers = new Intl.NumberFormat(tag);
	const plurals = new Intl.PluralRules(tag);
	const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
	const countries = new Intl.DisplayNames([tag], { type: 'region' });
	const collator = new Intl.Collator(tag);

	const count = (value: number) => numbers.format(value);
	const plural = (value: number, forms: PluralForms) => forms[plurals.select(value)] ?? forms.other;
	const counted = (value: number, forms: PluralForms) => `${count(value)} ${plural(value, forms)}`;
	const list = (items: readonly string[]) => lists.format(items);
	const country = (iso2: string) => countries.of(iso2) ?? iso2;
	return {
		...{ count, counted, plural, list, country, day, month },
		estimate: (estimate) => formatEstimate(estimate, words, count),
		date: (value, precision) =>
			value === null ? words.noDate : { day, month, year }[precision ?? 'day'](value),
		moment: (moment) => moments.format(moment),
		age(value, asOf) {
			const days = daysBetween(value, asOf);
			return days === 0 ? words.sameDay : counted(days, words.daysOld);
		},
		nationalities: (codes) => (codes === null ? words.allNationalities : list(codes.map(country))),
		compare: collator.compare
	};
}
