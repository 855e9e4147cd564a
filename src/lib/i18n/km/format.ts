import type { Words } from '#lib/i18n/dictionary.ts';

/** Words that stand around a number or a date. */
export const format: Words['format'] = {
	notKnown: 'មិនដឹង',
	atLeast: (count) => `យ៉ាងតិច ${count}`,
	atMost: (count) => `យ៉ាងច្រើន ${count}`,
	best: (count) => `ការប៉ាន់ប្រមាណល្អបំផុត ${count}`,
	withBest: (range, best) => `${range}, ការប៉ាន់ប្រមាណល្អបំផុត ${best}`,
	noDate: 'គ្មានកាលបរិច្ឆេទ',
	sameDay: 'ថ្ងៃដដែល',
	daysOld: { other: 'ថ្ងៃមុន' },
	allNationalities: 'គ្រប់សញ្ជាតិ'
};
