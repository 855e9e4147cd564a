import type { AccountWords } from '#lib/i18n/dictionary.ts';

/** Words of the warning that a text looks like personal data. */
export const personalData: AccountWords['personalData'] = {
	title: 'នេះហាក់ដូចជាទិន្នន័យផ្ទាល់ខ្លួន។',
	meaning:
		'Sala មិនរក្សាទុកទិន្នន័យបែបនេះទេ ព្រោះបញ្ជីឈ្មោះមនុស្សអាចត្រូវគេលួច ឬរឹបអូស។ សូមដកវាចេញ លើកលែងតែស្ថាប័នមួយបានផ្សាយវាជាសាធារណៈ។ បើចង់ទុកវាដដែល សូមផ្ញើទម្រង់ម្តងទៀត។',
	kinds: {
		phone: 'លេខទូរស័ព្ទ',
		email: 'អាសយដ្ឋានអ៊ីមែល',
		passport: 'លេខលិខិតឆ្លងដែន',
		coordinates: 'ទីតាំងជាក់លាក់'
	}
};
