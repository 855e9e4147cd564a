import { describe, expect, it } from 'vitest';
import { loadI18n } from '#lib/i18n/i18n.ts';
import { sayValue } from '#lib/components/records/version-words.ts';

const en = await loadI18n('en');
const km = await loadI18n('km');
const AREAS = { KH18: 'Preah Sihanouk' };

const say = (field: string, value: string, isEvent = false, i18n = en) =>
	sayValue(field, value, { isEvent, areas: AREAS }, i18n);

describe('what a field of a version says', () => {
	it.each([
		['kind', 'casino_complex', 'casino complex'],
		['evidence', 'assessed', 'assessed'],
		['location_precision', 'not_located', 'not located'],
		['area_pcode', 'KH18', 'Preah Sihanouk'],
		['people_high', '12000', '12,000']
	])('%s: %s is written as %s', (field, value, text) => {
		expect(say(field, value)).toEqual({ text, isOurs: true });
	});

	it.each([
		['kind', 'armed_strike', 'Armed strike'],
		['is_cumulative', 'true', 'total over a period'],
		['occurred_on', '2026-02-05', '5 Feb 2026']
	])('of an event, %s: %s is written as %s', (field, value, text) => {
		expect(say(field, value, true)).toEqual({ text, isOurs: true });
	});

	it('is in the language of the reader where it is ours, and as recorded where it is not', () => {
		expect(say('evidence', 'assessed', false, km).text).toBe(km.t.data.evidence.assessed);
		expect(say('name', 'Long Bay', false, km)).toEqual({ text: 'Long Bay', isOurs: false });
		expect(say('area_pcode', 'KH99')).toEqual({ text: 'KH99', isOurs: false });
	});
});
