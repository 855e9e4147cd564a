import type { Words } from '#lib/i18n/dictionary.ts';

/** Words of the situation page. */
export const situation: Words['situation'] = {
	title: 'ស្ថានភាព',
	pageTitle: (day) => `ស្ថានភាពថ្ងៃទី ${day}`,
	description: 'ប្រជាជនដែលផ្លាស់ទីចេញពីបរិវេណឆបោកនៅកម្ពុជា តាមតំបន់ ជាមួយចន្លោះ និងប្រភពនៃតួលេខនីមួយៗ។',
	raids: 'ការចុះបង្ក្រាបក្នុង 30 ថ្ងៃ',
	raidsMeaning: 'រាប់ជាព្រឹត្តិការណ៍ មិនរាប់ចំនួនសរុបនៃរយៈពេលណាមួយទេ។',
	raidsRecorded: { other: 'ការចុះបង្ក្រាបត្រូវបានកត់ត្រា' },
	compounds: 'បរិវេណឆបោក',
	compoundsMeaning: 'បរិវេណដែលបានផ្សព្វផ្សាយ តាមអ្វីដែលបាននិយាយចុងក្រោយអំពីវា ហើយហួសសុពលភាពក្រោយ 360 ថ្ងៃ។',
	tooLongAgo: (count) => `និង ${count} យូរពេកហើយ`,
	nothingSaid: 'ដែលគ្មានព័ត៌មានគិតត្រឹមថ្ងៃនេះ',
	byArea: 'តាមតំបន់'
};
