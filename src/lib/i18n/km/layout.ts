import type { Words } from '#lib/i18n/dictionary.ts';

/** Words of the frame of every page. */
export const layout: Words['layout'] = {
	skip: 'រំលងទៅខ្លឹមសារ',
	pages: 'ទំព័រ',
	situation: 'ស្ថានភាព',
	compounds: 'បរិវេណឆបោក',
	events: 'ព្រឹត្តិការណ៍',
	shelters: 'ទីជម្រក',
	board: 'គ្រែយប់នេះ',
	countries: 'ប្រទេស',
	sources: 'ប្រភព',
	method: 'វិធីសាស្ត្រ',
	health: 'ស្ថានភាពប្រព័ន្ធ',
	signIn: 'ចូលគណនី',
	language: 'ភាសា',
	theme: 'រូបរាង',
	themes: { light: 'ភ្លឺ', dark: 'ងងឹត', system: 'តាមឧបករណ៍' },
	preferences: 'ភាសា និងរូបរាង',
	preferencesMeaning:
		'រក្សាទុកក្នុងកម្មវិធីរុករកនេះជាខូគីពីរ ដែលមិនមានព័ត៌មានអ្វីផ្សេងទៀតទេ។ វាមិនមែនជាផ្នែកនៃអាសយដ្ឋានទេ ដូច្នេះតំណដែលចែករំលែកនឹងបើកជាភាសារបស់អ្នកបើក។',
	footer:
		'Sala បង្ហាញអ្វីដែលប្រភពសាធារណៈបានផ្សាយ និងប្រាប់ថាតួលេខនីមួយៗបានមកដោយរបៀបណា៖ {method}។ ចំនួនដែលគ្មាននរណាផ្សព្វផ្សាយ គឺមិនដឹង មិនមែនសូន្យទេ។ ព្រំប្រទល់៖ Natural Earth និង GeoNames (CC BY 4.0) ខ្លះជាការប៉ាន់ប្រមាណ ហើយមិនបញ្ជាក់អំពីស្ថានភាពផ្លូវច្បាប់នៃទឹកដីណាមួយឡើយ។',
	footerMethod: 'របៀបបង្កើតតួលេខ',
	situationOf: 'ស្ថានភាពថ្ងៃទី {day}។',
	situationAsKnown: 'ស្ថានភាពថ្ងៃទី {day} តាមអ្វីដែលបានដឹងនៅថ្ងៃទី {known}។',
	newestIsOld: (code, days) =>
		`ចំនួនថ្មីបំផុតក្នុងកំណត់ត្រា (${code}) គឺសម្រាប់ថ្ងៃនេះ កាលពី ${days}មុន។ អ្វីដែលកើតឡើងក្រោយមក មិនដឹងនៅទីនេះទេ។`,
	days: { other: 'ថ្ងៃ' },
	showSituationOf: 'បង្ហាញស្ថានភាពនៃថ្ងៃ',
	asKnownOn: 'តាមអ្វីដែលយើងដឹងនៅថ្ងៃ',
	emptyIsNow: '(ទទេ៖ ពេលនេះ)',
	otherDay: 'ថ្ងៃផ្សេង',
	show: 'បង្ហាញ',
	csv: 'បញ្ជីនេះជា CSV',
	cite: 'របៀបដកស្រង់ទំព័រនេះ',
	citation: (title, day, known, address) =>
		`Sala៖ ${title}។ ស្ថានភាពថ្ងៃទី ${day} តាមអ្វីដែលបានដឹងនៅថ្ងៃទី ${known}។ ${address}`
};
