/** Words of the list of events and of the page of each. */
export const events = {
	title: 'Events',
	description:
		'Raids, releases, escapes, returns and what else happened around scam compounds, by day, with sources.',
	lead: 'Counted as events, not as people. Totals over a period are marked and never added to single events.',
	found: { one: 'event', other: 'events' },
	caption: 'Events, newest first',
	kind: 'Kind',
	date: 'Date',
	time: 'Time',
	fromDay: 'From',
	toDay: 'To',
	nationality: 'Nationality',
	anyNationality: 'Any nationality',
	figureType: 'Single or total',
	bothTypes: 'Both',
	types: { single: 'single', cumulative: 'total over a period' },
	typeMeaning: {
		single: 'One happening. Its people may be added to those of other single events.',
		cumulative:
			'A total over a period, as a source printed it. It contains single events and is never added to them.'
	},
	datePrecision: {
		day: 'The day is known.',
		month: 'Only the month is known; it is sorted under its first day.',
		year: 'Only the year is known; it is sorted under its first day.'
	},
	sites: 'Sites',
	noSite: 'no compound named',
	noCount: 'no number published',
	arrested: 'Arrested',
	notStated: 'not stated, which is not 0',
	agency: 'Agency',
	agencyNotKnown: 'not stated',
	destination: 'Where the people went',
	noDestination: 'nobody recorded it',
	nationalities: 'Nationalities',
	noNationalities: 'none named',
	nationalityOnly: 'named, without a number',
	labels: 'What the people were called',
	labelsMeaning: 'A label is the word of whoever uses it, and says nothing of anybody’s legal status.',
	usedBy: (who: string) => `by ${who}`,
	closed: 'Figures it closed',
	closedMeaning: 'From this day on the people of these figures were gone.',
	what: 'What is known',
	noEvent: (code: string) => `There is no event "${code}" to show.`,
	noEventRemedy: 'Check the code, search the list of events, or ask for a later moment of knowing.',
	toAll: 'All events',
	notYet: (day: string) => `It is dated after ${day}, the day shown.`,
	titleOf: (kind: string, place: string, date: string) => `${kind}, ${place}, ${date}`
};
