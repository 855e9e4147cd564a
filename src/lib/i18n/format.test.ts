import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES } from '#lib/domain/countries.ts';
import { addDays } from '#lib/domain/day.ts';
import { loadI18n } from '#lib/i18n/i18n.ts';
import { intlWriters } from '#lib/i18n/own-formats.ts';

const [{ format: english }, { format: khmer }] = await Promise.all([loadI18n('en'), loadI18n('km')]);
/** Node brings along what browsers do not. */
const known = intlWriters('km');

describe('the formats of Khmer', () => {
	it('are those of Unicode, without asking Intl for Khmer', () => {
		for (let month = 0; month < 12; month++) {
			const day = addDays('2026-01-05', month * 30);
			expect(khmer.day(day)).toBe(known.day(day));
			expect(khmer.month(day)).toBe(known.month(day));
		}
		for (const words of [[], ['ក'], ['ក', 'ខ'], ['ក', 'ខ', 'គ']]) {
			// Unicode joins two words closer than three.
			expect(khmer.list(words)).toBe(known.list(words).replace('\u200b', ' '));
		}
		for (const code of COUNTRY_CODES) expect(khmer.country(code)).toBe(known.country(code));
		expect(khmer.count(1213456)).toBe(new Intl.NumberFormat('km').format(1213456));
	});

	it('write dates as exactly as they are known', () => {
		expect(khmer.date('2026-02-22', 'day')).toBe('22 កុម្ភៈ 2026');
		expect(khmer.date('2026-02-01', 'month')).toBe('កុម្ភៈ 2026');
		expect(khmer.date('2026-01-01', 'year')).toBe('2026');
		expect(khmer.date(null, null)).toBe('គ្មានកាលបរិច្ឆេទ');
	});
});

describe('a moment', () => {
	it('is written by the clock of Phnom Penh, of 24 hours, in every language', () => {
		const moment = new Date('2026-11-22T18:05:00Z');
		expect(english.moment(moment)).toBe('23 Nov 2026, 01:05');
		expect(khmer.moment(moment)).toBe('23 វិច្ឆិកា 2026, 01:05');
	});
});
