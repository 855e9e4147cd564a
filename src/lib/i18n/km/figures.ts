import type { Words } from '#lib/i18n/dictionary.ts';

/** Words around a number and what it rests on. */
export const figures: Words['figures'] = {
	noCount: 'គ្មានចំនួន',
	sources: { other: 'ប្រភព' },
	newest: (day, age) => `ថ្មីបំផុត ${day}, ${age}`,
	noCurrentCount: 'គ្មានចំនួនបច្ចុប្បន្ន',
	nobodyPublished: 'គ្មាននរណាផ្សព្វផ្សាយតួលេខ',
	expired: 'ហួសសុពលភាព',
	noneRecorded: 'គ្មានកំណត់ត្រា',
	contradicted: 'មានភាពផ្ទុយគ្នាជាមួយប្រភពបច្ចុប្បន្នផ្សេង'
};
