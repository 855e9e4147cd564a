/** Words of the pages of nationalities and what their states do. */
export const countries = {
	title: 'Countries',
	description:
		'What states do for their nationals who left scam compounds in Cambodia, help apart from enforcement, and how many people of each nationality are known to be there.',
	lead: 'One row for each nationality that the record names. Help is told apart from enforcement: a charter under warrant is not help.',
	caption: 'Nationalities by name',
	nationality: 'Nationality',
	help: 'Help in force',
	enforcement: 'Enforcement in force',
	other: 'Other measures in force',
	peopleNow: 'People now',
	events: 'Events',
	measures: { one: 'measure', other: 'measures' },
	tooOld: (count: string) => `${count} too old to rely on`,
	noMeasure: 'no measure found: absence here is not evidence of absence',
	noneOfNature: 'none found',
	noFigure: 'no figure found',
	nature: 'Measures',
	allNatures: 'All nationalities',
	natures: {
		help: 'With help in force',
		enforcement: 'With enforcement in force',
		other: 'With other measures in force',
		none: 'Without any measure found'
	},
	showAll: 'Show all nationalities',
	found: { one: 'nationality', other: 'nationalities' },
	nothing: 'No nationality meets this condition.',
	nothingAtAll: 'No nationality was named in the record at that time.',
	noSuchNature: (text: string) => `There is no kind of measure "${text}".`,
	noSuchNatureRemedy: (natures: string) => `Write one of ${natures}, or leave nature out.`,

	toAll: 'All countries',
	hostState: 'Cambodia is the host state: its measures are about people of every nationality.',
	noRecord: (country: string) =>
		`Nothing in the record names ${country} on this day: no event, no figure and no measure. That is no evidence that nobody is concerned.`,
	noCountry: (code: string) => `No country has the code "${code}".`,
	noCountryRemedy:
		'Write a code of two letters of ISO 3166-1, such as ID, or choose a country from the list.',

	whatHelps: 'Help',
	whatHelpsMeaning: 'What its state does for people who come forward.',
	whatEnforces: 'Enforcement',
	whatEnforcesMeaning: 'What may harm a survivor who comes forward: charters under warrant, arrests, fines.',
	whatElse: 'Other',
	whatElseMeaning: 'Neither of the two: advisories, statements, court cases, laws.',
	measuresCaption: (nature: string) => `${nature}: measures, newest first`,
	measure: 'Measure',
	status: 'Status',
	date: 'Date',
	people: 'People',
	claims: 'What sources say',
	activeMeans: 'Active means that nothing that was read says it ended.',
	noNumber: 'no number published',
	tooOldNow: 'too old to rely on: ask again',

	mission: 'Where its mission is',
	missionShelters: 'Shelters that its mission runs:',
	missionDesks: 'What the record says of consular desks:',
	noMission: 'Where its mission is was not recorded.',
	howToAddMission: (file: string) =>
		`Whoever runs this server adds it by importing ${file}: a measure consular_desk whose note says where the mission is, with a source.`,

	peopleByNationality: 'People now',
	peopleMeaning: (country: string) =>
		`Counts that name nationals of ${country}, in the whole country. Counts of all nationalities together say nothing of one and are not here.`,
	area: 'Area',
	placeNotKnown: 'Place not known',
	severalNationalities: (names: string) =>
		`A count for ${names} together: at most its high is of one of them, and no least number is.`,
	howCome: 'How these numbers come about',
	noFigures: 'Nobody was seen to publish a count of them. It is not known; that is not zero.',

	balanceMeaning:
		'Made by the program from the latest running total of those who came, less those who left by then. It says at most how many are still there, and is never added to the counts above.',
	otherFigures: 'Running totals, movements and peaks',
	otherFiguresMeaning: 'They do not say how many people are there on a day.',

	newestEvents: 'Newest events that name them',
	eventsCaption: 'Events by day, newest first, at most 20',
	event: 'Event',
	totalOfPeriod: 'total over a period',
	noEvents: 'No event of the record names them up to this day.',
	allEvents: (count: string) => `All ${count} events`
};
