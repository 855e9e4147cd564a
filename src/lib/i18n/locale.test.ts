import { describe, expect, it } from 'vitest';
import { chooseLocale } from '#lib/i18n/locale.ts';

describe('chooseLocale', () => {
	it.each([
		['km', 'en', 'km'],
		[undefined, 'km-KH,km;q=0.9,en;q=0.8', 'km'],
		[undefined, 'en;q=0.5, km;q=0.7', 'km'],
		[undefined, 'fr, de;q=0.9', 'en'],
		[undefined, 'km;q=0, en', 'en'],
		[undefined, null, 'en'],
		['<script>', 'KM', 'km'],
		[undefined, 'km;q=much', 'en']
	])('takes for cookie %s and header %s the language %s', (chosen, accepted, locale) =>
		expect(chooseLocale(chosen, accepted)).toBe(locale)
	);
});
