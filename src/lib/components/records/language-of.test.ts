import { describe, expect, it } from 'vitest';
import { languageOf } from '#lib/components/records/language-of.ts';

describe('languageOf', () => {
	it.each([
		['ភូមិឡុងបេ', 'km'],
		['长湾', 'zh-Hans'],
		['皇樂園區', 'zh-Hant'],
		['ปอยเปต', 'th'],
		['Mộc Bài', 'vi'],
		['프린스', 'ko'],
		['Long Bay', 'en'],
		["O'Smach 2", 'en'],
		['', 'en']
	])('reads %s as %s', (text, language) => {
		expect(languageOf(text)).toBe(language);
	});
});
