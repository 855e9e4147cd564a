import { error } from '@sveltejs/kit';
import { isDay, type Day } from '#lib/domain/day.ts';
import { loadFineWords, type I18n } from '#lib/i18n/i18n.ts';

/**
 * The day since which the reader supposes that people overstay: `fines_since`; null for none.
 *
 * @throws 400 for what is no day, or after the day that is shown
 */
export async function readSupposedSince(url: URL, asOf: Day, { t, locale }: I18n): Promise<Day | null> {
	const text = url.searchParams.get('fines_since') || null;
	if (text === null) return null;
	if (!isDay(text)) {
		const { notADay, notADayRemedy } = t.errors;
		error(400, { message: notADay(text.slice(0, 40)), remedy: notADayRemedy('fines_since') });
	}
	if (text > asOf) {
		const { tooLate, tooLateRemedy } = await loadFineWords(locale);
		error(400, { message: tooLate(text), remedy: tooLateRemedy(asOf) });
	}
	return text;
}
