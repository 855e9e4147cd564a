import type { Words } from '#lib/i18n/dictionary.ts';

/** Words of the data: one entry for each value that a record, a rule or a state can have. */
export const data: Words['data'] = {
	measure: {
		without_shelter: 'គ្មានទីជម្រក',
		precarious: 'ទីស្នាក់មិនមានសុវត្ថិភាព',
		accommodation: 'ក្នុងទីស្នាក់នៅ',
		custody: 'ក្នុងការឃុំខ្លួន',
		unaccounted: 'មិនដឹងដំណឹង'
	},
	measureMeaning: {
		without_shelter: 'នៅតាមផ្លូវ ក្នុងព្រៃ ឬក្នុងបរិវេណស្ថានទូត។',
		precarious: 'ក្នុងផ្ទះចង្អៀតណែន ផ្ទះសំណាក់ ឬកន្លែងដែលមិនបានបញ្ជាក់។',
		accommodation: 'ក្នុងទីជម្រកដែលរាយការណ៍ និងក្នុងទីស្នាក់នៅដែលមានអ្នករាប់។',
		custody: 'ក្នុងមណ្ឌលឃុំជនអន្តោប្រវេសន៍ ឬក្នុងការឃុំខ្លួនរបស់នគរបាល។ មិនមែនជាផ្នែកនៃតម្រូវការទេ។',
		unaccounted:
			'បានចេញពីបរិវេណឆបោកក្នុងរយៈពេល 30 ថ្ងៃចុងក្រោយ ដកអ្នកដែលត្រូវបានចាប់ខ្លួន ដោយគ្មានកំណត់ត្រាអំពីគោលដៅ។ បង្ហាញក្បែរតម្រូវការ ហើយមិនដែលបូកបញ្ចូលឡើយ។'
	},
	livingSituation: {
		street: 'តាមផ្លូវ',
		forest_or_rural: 'ព្រៃ ឬជនបទ',
		embassy_premises: 'បរិវេណស្ថានទូត',
		crowded_housing: 'ផ្ទះចង្អៀតណែន',
		guesthouse: 'ផ្ទះសំណាក់',
		unknown: 'មិនបានបញ្ជាក់កន្លែង',
		ngo_shelter: 'ទីជម្រករបស់អង្គការ',
		government_shelter: 'ទីជម្រករបស់រដ្ឋ',
		immigration_detention: 'មណ្ឌលឃុំជនអន្តោប្រវេសន៍',
		police_custody: 'ការឃុំខ្លួនរបស់នគរបាល',
		left_country: 'បានចាកចេញពីប្រទេស'
	},
	populationGroup: {
		left_compound: 'ចេញ ឬត្រូវបានយកចេញពីបរិវេណឆបោក',
		deportation_pending: 'រង់ចាំការនិរទេស',
		border_closure: 'ដោយសារការបិទព្រំដែន',
		found_in_checks: 'រកឃើញពេលត្រួតពិនិត្យ',
		other: 'ផ្សេងទៀត'
	},
	figureKind: {
		stock: 'ចំនួនមនុស្សនៅថ្ងៃណាមួយ',
		flow: 'ចំនួនមនុស្សដែលផ្លាស់ទី',
		cumulative: 'ចំនួនសរុបបន្តបន្ទាប់',
		peak: 'ចំនួនកំពូល'
	},
	method: {
		headcount: 'ការរាប់មនុស្សផ្ទាល់',
		direct_observation: 'ការសង្កេតផ្ទាល់',
		registration: 'ការចុះបញ្ជី',
		key_informant: 'អ្នកផ្តល់ព័ត៌មានសំខាន់',
		estimate: 'ការប៉ាន់ប្រមាណ',
		media_report: 'មិនបានបញ្ជាក់វិធីសាស្ត្រ'
	},
	freshness: {
		up_to_date: 'ទាន់សម័យ',
		due: 'ដល់ពេលធ្វើបច្ចុប្បន្នភាព',
		overdue: 'ហួសពេល',
		expired: 'ហួសសុពលភាព'
	},
	setAside: {
		states_attributes: 'បញ្ជាក់ភេទ អនីតិជន ឯកសារ ឬការកំណត់អត្តសញ្ញាណ៖ វាបំបែកចំនួន មិនមែនជាចំនួនទេ',
		households: 'រាប់ជាគ្រួសារ ដែលមិនដែលបូកជាមួយចំនួនមនុស្ស',
		undated: 'គ្មានកាលបរិច្ឆេទ ដូច្នេះមិនដែលជាបច្ចុប្បន្នទេ',
		later_round: 'ជាជុំមុននៃស៊េរីដដែល',
		closed_by_event: 'បិទដោយព្រឹត្តិការណ៍មួយ',
		expired: 'ហួសសុពលភាព'
	},
	decidedBy: {
		only_candidate: 'វាជាតួលេខបច្ចុប្បន្នតែមួយ',
		recommended: 'អ្នកសម្របសម្រួលបានណែនាំវា',
		counted: 'វាផ្តល់ចំនួន ឯតួលេខផ្សេងមិនផ្តល់',
		freshness: 'វាថ្មីជាង',
		method: 'វិធីសាស្ត្ររាប់របស់វាល្អជាង',
		reliability: 'ប្រភពរបស់វាអាចទុកចិត្តបានជាង',
		reference_date: 'វានិយាយអំពីថ្ងៃក្រោយជាង',
		revision: 'វាត្រូវបានកត់ត្រាក្រោយជាង',
		code: 'គ្មានអ្វីផ្សេងអាចបែងចែកបាន ដូច្នេះយកលេខកូដតូចជាង'
	},
	basis: {
		total: 'តួលេខសម្រាប់គ្រប់សញ្ជាតិ ចុងទាបរបស់វាមិនដែលតិចជាងផលបូកនៃតួលេខតាមសញ្ជាតិទេ។',
		at_least_breakdown: 'មានតែតួលេខតាមសញ្ជាតិ៖ យ៉ាងតិចផលបូករបស់វា ព្រោះអាចមានអ្នកផ្សេងទៀតនៅទីនោះ។',
		whole_breakdown: 'តួលេខតាមសញ្ជាតិ ដែលមួយក្នុងនោះបញ្ជាក់ថាគ្មានអ្នកផ្សេងទេ៖ ផលបូករបស់វា។',
		not_known: 'ធ្លាប់មានតួលេខ តែគ្មានតួលេខណាជាបច្ចុប្បន្នទេ។'
	},
	occupancyBasis: {
		report: 'របាយការណ៍ចុងក្រោយ',
		closed: 'បានបិទ',
		expired: 'របាយការណ៍ចុងក្រោយហួសសុពលភាព',
		undated: 'របាយការណ៍គ្មានកាលបរិច្ឆេទ',
		never_reported: 'មិនដែលរាយការណ៍',
		figures: 'គ្មានរបាយការណ៍មានកាលបរិច្ឆេទ៖ ប្រើតួលេខដែលបានផ្សព្វផ្សាយជំនួស'
	},
	shelterStatus: {
		open: 'បើក',
		full: 'ពេញ',
		intake_paused: 'ផ្អាកទទួល',
		suspended: 'ព្យួរ',
		closing_on: 'នឹងបិទ',
		closed: 'បិទ',
		unknown: 'មិនដឹងស្ថានភាព'
	},
	entryCondition: {
		formal_identification_required: 'តម្រូវឲ្យមានការកំណត់អត្តសញ្ញាណជាផ្លូវការ',
		valid_visa_required: 'តម្រូវឲ្យមានទិដ្ឋាការនៅមានសុពលភាព',
		women_only: 'សម្រាប់តែស្ត្រី',
		men_only: 'សម្រាប់តែបុរស',
		minors: 'អនីតិជន',
		none_known: 'មិនដឹងថាមានលក្ខខណ្ឌចូលទេ'
	},
	eventKind: {
		raid: 'ការចុះបង្ក្រាប',
		rescue: 'ការសង្គ្រោះ',
		release: 'ការដោះលែង',
		escape: 'ការរត់គេច',
		arrest: 'ការចាប់ខ្លួន',
		transfer: 'ការផ្ទេរ',
		deportation: 'ការនិរទេស',
		repatriation: 'ការវិលត្រឡប់ដោយមានជំនួយ',
		handover_under_warrant: 'ការប្រគល់តាមដីកា',
		death: 'ការស្លាប់',
		re_recruitment: 'ការជ្រើសរើសឡើងវិញ',
		reopening: 'ការបើកឡើងវិញ',
		still_operating: 'នៅតែដំណើរការ',
		shelter_opening: 'ការបើកទីជម្រក',
		shelter_reduction: 'ការកាត់បន្ថយទីជម្រក',
		shelter_closure: 'ការបិទទីជម្រក',
		armed_strike: 'ការវាយប្រហារដោយអាវុធ',
		policy: 'គោលនយោបាយ'
	},
	evidence: { suspected: 'សង្ស័យ', assessed: 'បានវាយតម្លៃ', confirmed: 'បានបញ្ជាក់' },
	locationPrecision: {
		site: 'ទីតាំងជាក់លាក់',
		vicinity: 'ជុំវិញទីតាំង',
		town: 'ទីប្រជុំជន',
		district: 'ស្រុក',
		province: 'ខេត្ត',
		not_located: 'មិនដឹងទីតាំង'
	},
	serviceOfShelter: {
		shelter: 'ទីស្នាក់នៅ',
		food: 'អាហារ',
		medical: 'ការថែទាំវេជ្ជសាស្ត្រ',
		psychosocial: 'ការគាំទ្រផ្លូវចិត្តសង្គម',
		interpretation: 'ការបកប្រែផ្ទាល់មាត់',
		legal: 'ជំនួយផ្នែកច្បាប់',
		documents: 'ឯកសារធ្វើដំណើរ',
		repatriation: 'ការវិលត្រឡប់ទៅប្រទេសដើម'
	},
	operatorKind: {
		embassy: 'ស្ថានទូត',
		faith: 'អង្គការសាសនា',
		government: 'រដ្ឋាភិបាល',
		ngo: 'អង្គការក្រៅរដ្ឋាភិបាល',
		unknown: 'មិនដឹង'
	},
	countryMeasure: {
		overstay_fine: 'ការពិន័យស្នាក់នៅហួសកំណត់',
		fine_waiver: 'ការលើកលែងពិន័យស្នាក់នៅហួសកំណត់',
		shelter: 'ទីជម្រក',
		documents: 'ឯកសារធ្វើដំណើរ',
		repatriation_flight: 'ជើងហោះហើរពិសេសទៅប្រទេសដើម',
		victim_identification: 'ការកំណត់អត្តសញ្ញាណជនរងគ្រោះ',
		consular_desk: 'តុបម្រើការកុងស៊ុល',
		repatriation_support: 'ការគាំទ្រការវិលត្រឡប់',
		travel_ban_or_advisory: 'ការហាម ឬការណែនាំអំពីការធ្វើដំណើរ',
		other: 'ផ្សេងទៀត'
	},
	measureStatus: {
		active: 'កំពុងអនុវត្ត',
		ended: 'បានបញ្ចប់',
		announced: 'បានប្រកាស',
		unknown: 'មិនដឹងស្ថានភាព'
	},
	activity: {
		active: 'កំពុងសកម្ម',
		partly_cleared: 'បានជម្លៀសចេញមួយផ្នែក',
		emptied: 'ទទេស្អាត',
		closed: 'បានបិទ',
		reopened: 'បានបើកឡើងវិញ',
		unknown: 'មិនដឹងសកម្មភាព'
	},
	sourceKind: {
		news: 'សារព័ត៌មាន',
		ngo_report: 'របាយការណ៍អង្គការ',
		government: 'រដ្ឋាភិបាល',
		un: 'អង្គការសហប្រជាជាតិ',
		court_or_sanctions: 'តុលាការ ឬស្ថាប័នដាក់ទណ្ឌកម្ម',
		academic: 'អ្នកសិក្សាស្រាវជ្រាវ'
	},
	reliability: {
		A: 'អាចទុកចិត្តបាន',
		B: 'ជាធម្មតាអាចទុកចិត្តបាន',
		C: 'អាចទុកចិត្តបានមធ្យម',
		D: 'ជាធម្មតាមិនអាចទុកចិត្តបាន',
		E: 'មិនអាចទុកចិត្តបាន',
		F: 'មិនអាចវិនិច្ឆ័យបាន'
	}
};
