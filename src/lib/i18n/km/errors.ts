import type { Words } from '#lib/i18n/dictionary.ts';

/** What went wrong, and what the reader can do about it. */
export const errors: Words['errors'] = {
	notFound: 'រកមិនឃើញ',
	refused: 'មិនអាចបង្ហាញបានទេ',
	failed: 'មានបញ្ហាកើតឡើង',
	back: 'ត្រឡប់ទៅទំព័រស្ថានភាព',
	noPage: 'គ្មានទំព័រនៅអាសយដ្ឋាននេះទេ។',
	noPageRemedy: 'សូមពិនិត្យអាសយដ្ឋាន ឬចាប់ផ្តើមពីទំព័រស្ថានភាព។',
	tooLarge: 'ទិន្នន័យនោះធំពេក ហើយមិនបានរក្សាទុកទេ។',
	tooLargeRemedy: 'សូមផ្ញើម្តងបន្តិចៗ។',
	server: 'មានបញ្ហាកើតឡើងនៅលើម៉ាស៊ីនមេនេះ។',
	serverRemedy: (id) =>
		`សូមព្យាយាមម្តងទៀត។ បើនៅតែមានបញ្ហា សូមប្រាប់អ្នកគ្រប់គ្រងម៉ាស៊ីនមេនូវលេខ ${id} ដើម្បីរកមើលកំហុសក្នុងកំណត់ហេតុ។`,
	notADay: (text) => `"${text}" មិនមែនជាកាលបរិច្ឆេទទេ។`,
	notADayRemedy: (name) => `សូមសរសេរ ${name} ជាទម្រង់ YYYY-MM-DD ឧទាហរណ៍ 2026-02-22។`,
	inFuture: (text) => `${text} ស្ថិតនៅពេលអនាគត។`,
	inFutureRemedy: (today) => `សូមជ្រើសយក ${today} ឬថ្ងៃមុននោះ។`,
	notAMoment: (text) => `"${text}" មិនមែនជាពេលវេលាទេ។`,
	notAMomentRemedy: 'សូមសរសេរ known_at ជាទម្រង់ YYYY-MM-DD ឬ YYYY-MM-DDTHH:MM តាមម៉ោងភ្នំពេញ។',
	knownInFutureRemedy: 'សូមទុក known_at ឲ្យទទេ ដើម្បីមើលអ្វីដែលដឹងនៅពេលនេះ។',
	noNumber: (text) => `គ្មានតួលេខ "${text}" ទេ។`,
	noNumberRemedy: 'សូមបើកតួលេខមួយពីតារាង។',
	noRecord: (code) => `គ្មានកំណត់ត្រាសាធារណៈ "${code}" ទេ។`,
	noRecordRemedy: 'សូមពិនិត្យលេខកូដ ឬស្វែងរកក្នុងចំណោមបរិវេណឆបោក និងព្រឹត្តិការណ៍។',
	noProvince: (text) => `គ្មានខេត្តណាដែលមានលេខកូដ "${text}" ទេ។`,
	noProvinceRemedy: 'លេខកូដខេត្តរបស់កម្ពុជាមានចាប់ពី KH01 ដល់ KH25 សូមជ្រើសរើសពីទំព័រស្ថានភាព។'
};
