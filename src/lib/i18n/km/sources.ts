import type { Words } from '#lib/i18n/dictionary.ts';

/** Words of the page of sources. */
export const sources: Words['sources'] = {
	title: 'ប្រភព',
	total: { other: 'ប្រភពដែលអាចពិនិត្យផ្ទៀងផ្ទាត់បាន។' },
	meaning:
		'ភាពអាចទុកចិត្តបានជាអក្សរតាមមាត្រដ្ឋានអាត់មីរ៉ាល់ធី សម្រាប់ប្រភពតាមដែលបានអាន ចាប់ពី A (អាចទុកចិត្តបាន) ដល់ F (មិនអាចវិនិច្ឆ័យបាន)។ ច្បាប់ចម្លង និងសេចក្តីសង្ខេប ត្រូវបានវាយតម្លៃទាបជាងច្បាប់ដើម។',
	noneFrom: (code) => `គ្មានប្រភពណាដែលមានលេខកូដចាប់ពី "${code}" ទៅទេ។`,
	showAll: 'បង្ហាញទាំងអស់ពីដំបូង។',
	noneKnown: 'គ្មានប្រភពណាត្រូវបានដឹងនៅពេលនោះទេ។',
	byCode: 'ប្រភពតាមលំដាប់លេខកូដ',
	code: 'លេខកូដ',
	publisherAndTitle: 'អ្នកផ្សព្វផ្សាយ និងចំណងជើង',
	published: 'ថ្ងៃផ្សព្វផ្សាយ',
	kind: 'ប្រភេទ',
	reliability: 'ភាពអាចទុកចិត្តបាន',
	records: 'កំណត់ត្រា',
	dayNotKnown: 'មិនដឹង',
	notRated: 'មិនបានវាយតម្លៃ',
	letter: (letter, meaning) => `${letter}, ${meaning}`,
	more: 'ប្រភពផ្សេងទៀត',
	first: 'ពីដំបូង',
	next: (code) => `បន្ទាប់៖ ចាប់ពី ${code}`
};
