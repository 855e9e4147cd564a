/** Words of the frame of every page. */
export const layout = {
	skip: 'Skip to the content',
	pages: 'Pages',
	situation: 'Situation',
	compounds: 'Compounds',
	events: 'Events',
	shelters: 'Shelters',
	board: 'Beds tonight',
	countries: 'Countries',
	sources: 'Sources',
	method: 'Method',
	health: 'Health',
	signIn: 'Sign in',
	language: 'Language',
	theme: 'Appearance',
	themes: { light: 'Light', dark: 'Dark', system: 'As the device' },
	preferences: 'Language and appearance',
	preferencesMeaning:
		'Kept in this browser as two cookies that say nothing else. They are not part of an address, so a shared link opens in the language of whoever opens it.',
	/** {method} is the link to the page of the method. */
	footer:
		'Sala shows what public sources printed and says how each number came about: {method}. A count that nobody published is not known, never zero. Boundaries: Natural Earth and GeoNames (CC BY 4.0), partly approximate; they say nothing about the legal status of any territory.',
	footerMethod: 'how figures are made',
	/** {day} is the day shown. */
	situationOf: 'Situation of {day}.',
	/** {day} is the day shown, {known} the day of knowing. */
	situationAsKnown: 'Situation of {day}, as it was known on {known}.',
	newestIsOld: (code: string, days: string) =>
		`The newest count in the record (${code}) is about this day, ${days} ago. What has happened since is not known here.`,
	days: { one: 'day', other: 'days' },
	showSituationOf: 'Show the situation of',
	asKnownOn: 'As we knew it on',
	emptyIsNow: '(empty: now)',
	otherDay: 'Another day',
	show: 'Show',
	csv: 'This list as CSV',
	cite: 'How to cite this page',
	citation: (title: string, day: string, known: string, address: string) =>
		`Sala: ${title}. Situation of ${day}, as it was known on ${known}. ${address}`
};
