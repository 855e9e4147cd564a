import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES, isCountryCode } from '#lib/domain/countries.ts';

describe('COUNTRY_CODES', () => {
	it('holds the 249 assigned codes once each, in order', () => {
		expect(COUNTRY_CODES).toHaveLength(249);
		expect(COUNTRY_CODES).toEqual([...new Set(COUNTRY_CODES)].sort());
	});

	it('holds only codes that the platform has a name for', () => {
		const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
		expect(COUNTRY_CODES.filter((code) => names.of(code) === undefined)).toEqual([]);
	});
});

describe('isCountryCode', () => {
	it.each(['KH', 'TW', 'SS', 'ZW'])('knows %s', (code) => expect(isCountryCode(code)).toBe(true));

	it.each(['kh', 'KHM', 'UK', 'XK', 'SU', '', 'K', 'constructor'])('refuses %j', (text) =>
		expect(isCountryCode(text)).toBe(false)
	);
});
