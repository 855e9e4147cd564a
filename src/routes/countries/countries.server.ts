import { error } from '@sveltejs/kit';
import type { I18n } from '#lib/i18n/i18n.ts';
import type { ListedCountry } from '#lib/server/queries/countries.ts';
import { NATURES, type Nature } from './natures.ts';

/**
 * What the address narrows the list to; null for nothing.
 *
 * @throws 400 with what to write instead
 */
export function readNature(url: URL, { t }: I18n): Nature | null {
	const text = url.searchParams.get('nature') || null;
	const nature = NATURES.find((one) => one === text) ?? null;
	if (text !== null && nature === null) {
		const { noSuchNature, noSuchNatureRemedy } = t.countries;
		error(400, {
			message: noSuchNature(text.slice(0, 40)),
			remedy: noSuchNatureRemedy(NATURES.join(', '))
		});
	}
	return nature;
}

/** The countries that a reader asked for, by name in the reader's language. */
export function arrangeCountries(
	countries: readonly ListedCountry[],
	nature: Nature | null,
	{ format }: I18n
): ListedCountry[] {
	return countries
		.filter(({ inForce, hasMeasures }) => {
			if (nature === null) return true;
			return nature === 'none' ? !hasMeasures : inForce[nature].count > 0;
		})
		.sort((a, b) => format.compare(format.country(a.code), format.country(b.code)));
}
