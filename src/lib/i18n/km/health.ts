import type { Words } from '#lib/i18n/dictionary.ts';

/** Words of the page that says whether this server works. */
export const health: Words['health'] = {
	title: 'ស្ថានភាពប្រព័ន្ធ',
	server: 'ម៉ាស៊ីនមេ',
	answers: 'ឆ្លើយតប',
	database: 'មូលដ្ឋានទិន្នន័យ',
	answersIn: (time) => `ឆ្លើយតបក្នុង ${time}`,
	milliseconds: { other: 'មិល្លីវិនាទី' },
	publication: 'ការផ្សព្វផ្សាយ',
	published: (id, moment) => `លេខ ${id}, ${moment} ម៉ោងនៅភ្នំពេញ`,
	nonePublished: 'មិនទាន់មាន៖ ទំព័រសាធារណៈនៅទទេ រហូតដល់មានការផ្សព្វផ្សាយ',
	forPrograms: 'សម្រាប់កម្មវិធី៖ អាសយដ្ឋាននេះឆ្លើយតបជា JSON ប្រសិនបើត្រូវបានស្នើ ({header})។'
};
