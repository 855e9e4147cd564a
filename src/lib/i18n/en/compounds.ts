/** Words of the list of compounds and of the page of each. */
export const compounds = {
	title: 'Compounds',
	description:
		'Scamming compounds and suspicious locations: what was last said of each, how old that is, and by whom.',
	lead: 'A place is listed as suspected, assessed or confirmed; that is what sources say, and no verdict.',
	found: { one: 'compound', other: 'compounds' },
	caption: 'Compounds by code',
	captionSearch: 'Compounds, the names most like first',
	activity: 'Activity',
	evidence: 'Evidence',
	kind: 'Kind of place',
	events: 'Events',
	eventCount: { one: 'event', other: 'events' },
	anyActivity: 'Activity, as last said',
	kinds: {
		casino_complex: 'casino complex',
		hotel: 'hotel',
		office_park: 'office park',
		special_economic_zone: 'special economic zone',
		villa_or_housing: 'villa or housing',
		other: 'other',
		unknown: 'kind not known'
	},
	nothingSaid: 'nothing said up to this day',
	undated: 'no day given, so never current',
	since: (day: string, age: string) => `${day}, ${age}`,
	confirmedBy: (who: string) => `confirmed by ${who}`,
	evidenceMeaning: {
		suspected: 'Somebody named it; nothing more is shown.',
		assessed: 'What sources say of it fits together, and no named body confirmed it.',
		confirmed: 'A named body confirmed it.'
	},
	noCompound: (code: string) => `There is no compound "${code}" to show.`,
	noCompoundRemedy: 'Check the code, search the list of compounds, or ask for a later moment of knowing.',
	toAll: 'All compounds',
	state: 'Activity and evidence',
	history: 'History of its activity',
	historyMeaning:
		'What was said goes on there, newest first. It is looked up again after 180 days, and after 360 days no longer counts. A raid is an event, not a state.',
	noHistory: 'Nobody stated its activity up to this day.',
	reportedAs: (word: string) => `reported as “${word}”`,
	recorded: (moment: string) => `recorded ${moment}`,
	where: 'Where it is',
	peopleReported: 'People reported inside, found or departed',
	peopleNotKnown: 'not known: nobody gave a number',
	operator: 'Operator',
	operatorSays: (operator: string) =>
		`As named by a court, a government or a sanctions body: ${operator}. This is an allegation unless a court has ruled.`,
	noOperator: 'No court, government or sanctions body is known to have named one.',
	linkedEvents: 'Events here',
	noEvents: 'No published event names it up to this day.',
	mainSite: 'main site',
	furtherSite: 'one of several sites',
	links: 'Other compounds',
	link: {
		same_as: 'probably the same as',
		part_of: 'part of',
		moved_to: 'moved to'
	},
	linkBack: {
		same_as: 'probably the same as',
		part_of: 'has as a part',
		moved_to: 'moved here from'
	},
	sameOther: (code: string) => `What is said of ${code}, probably the same place`,
	ownSays: 'What is said here'
};
