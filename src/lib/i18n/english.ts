/** English formats of the pages that do not speak the reader's language yet. Goes away with the last of them. */
import type { Day } from '#lib/domain/day.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import { format as words } from '#lib/i18n/en/format.ts';
import { formatEstimate as format } from '#lib/i18n/estimate.ts';

export { data as en } from '#lib/i18n/en/data.ts';

const LOCALE = 'en-GB';
const ZONE = 'Asia/Phnom_Penh';

const dayFormat = new Intl.DateTimeFormat(LOCALE, {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC'
});
const monthFormat = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const momentFormat = new Intl.DateTimeFormat(LOCALE, {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	timeZone: ZONE
});
const numberFormat = new Intl.NumberFormat('en');
const plural = new Intl.PluralRules('en');
const listFormat = new Intl.ListFormat('en', { type: 'conjunction' });
const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

/** A day in words: '22 Feb 2026'. */
export function formatDay(day: Day): string {
	return dayFormat.format(new Date(`${day}T00:00:00Z`));
}

/** A reference date as exactly as it is known: '22 Feb 2026', 'February 2026', 'no date'. */
export function formatReference(day: Day | null, precision: 'day' | 'month' | null): string {
	if (day === null) return 'no date';
	return precision === 'month' ? monthFormat.format(new Date(`${day}T00:00:00Z`)) : formatDay(day);
}

/** A moment by the clock of Phnom Penh: '22 Nov 2026, 19:05'. */
export function formatMoment(moment: Date): string {
	return momentFormat.format(moment);
}

/** How old something is on the day looked at: 'same day', '1 day old', '12 days old'. */
export function formatAge(days: number): string {
	return days === 0 ? 'same day' : `${countOf(days, 'day', 'days')} old`;
}

/** A number with its noun: '1 raid', '1,204 raids'. */
export function countOf(count: number, one: string, other: string): string {
	return `${numberFormat.format(count)} ${plural.select(count) === 'one' ? one : other}`;
}

/** A number with its digits grouped. */
export function formatCount(count: number): string {
	return numberFormat.format(count);
}

/** Words joined as in a sentence: 'a, b and c'. */
export function joinWords(words: readonly string[]): string {
	return listFormat.format(words);
}

/** Names of nationalities by ISO 3166-1 alpha-2 code; null reads 'all nationalities'. */
export function nameNationalities(codes: readonly string[] | null): string {
	return codes === null ? 'all nationalities' : joinWords(codes.map((code) => countryNames.of(code) ?? code));
}

/** An estimate in English words. */
export function formatEstimate(estimate: Estimate): string {
	return format(estimate, words, formatCount);
}
