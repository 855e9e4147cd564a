import { describe, expect, it } from 'vitest';
import { findNearest, toSuggestion } from '#lib/server/import/nearest.ts';

const PROVINCES = ['Kampong Cham', 'Kampong Chhnang', 'Kampot', 'Phnom Penh', 'Kep'];

describe('findNearest', () => {
	it.each([
		['Phnom Phen', 'Phnom Penh'],
		['phnompenh', 'Phnom Penh'],
		['Kampong Chnang', 'Kampong Chhnang'],
		['KEP', 'Kep']
	])('takes %s for %s', (word, meant) => expect(findNearest(word, PROVINCES)).toBe(meant));

	it('takes the first of equally near words', () => {
		expect(findNearest('abx', ['aba', 'abb'])).toBe('aba');
	});

	it('knows no word near something else, a blank, or a very long text', () => {
		expect(findNearest('Bangkok', PROVINCES)).toBeUndefined();
		expect(findNearest('', PROVINCES)).toBeUndefined();
		expect(findNearest('x'.repeat(10_000_000), PROVINCES)).toBeUndefined();
	});
});

describe('toSuggestion', () => {
	it('asks, or says nothing', () => {
		expect(toSuggestion('Kampott', PROVINCES)).toBe(' (did you mean Kampot?)');
		expect(toSuggestion('Bangkok', PROVINCES)).toBe('');
	});
});
