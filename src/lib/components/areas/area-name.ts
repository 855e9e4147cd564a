import type { Locale } from '#lib/i18n/locale.ts';

/** The name of an area in the reader's language; in English where the boundaries came without its Khmer name. */
export function nameArea(
	{ nameEn, nameKm }: { nameEn: string; nameKm: string | null },
	locale: Locale
): string {
	return locale === 'km' ? (nameKm ?? nameEn) : nameEn;
}
