/** Words of the situation page. */
export const situation = {
	title: 'Situation',
	titleOfArea: (area: string) => `Situation in ${area}`,
	pageTitle: (day: string) => `Situation of ${day}`,
	description:
		'People displaced from scam compounds in Cambodia, by area, with the range and the sources of every number.',
	country: 'Cambodia',
	placeNotKnown: 'Place not known',
	reach: (areas: string, all: string) => `in ${areas} of ${all} provinces`,
	whatItMeans: (label: string) => `What "${label}" means`,
	raids: 'Raids in 30 days',
	raidsMeaning: 'Raids as events; totals over a period are not counted.',
	raidsRecorded: { one: 'raid is recorded', other: 'raids are recorded' },
	compounds: 'Compounds',
	compoundsMeaning: 'Published ones, by what was last said of each; a statement expires after 360 days.',
	tooLongAgo: (count: string) => `, and ${count} too long ago`,
	nothingSaid: (count: string) => `${count} of which nothing was said by this day`,
	shelters: 'Shelters',
	sheltersMeaning:
		'Shelters that a public source named, by the age of the latest report of each. A report of 21 days or more is too old to rely on: ask before sending anyone.',
	shelterReports: {
		current: { one: 'with a current report', other: 'with current reports' },
		expired: { one: 'with a report too old', other: 'with reports too old' },
		unreported: { one: 'without a dated report', other: 'without a dated report' },
		closed: { one: 'reported closed', other: 'reported closed' }
	},
	panes: { label: 'What to look at', map: 'Map', table: 'Table', timeline: 'Timeline' },
	byArea: 'By area',
	peopleOnMap: 'People on the map:',
	tableCaption:
		'A number opens the figures it is made of, a name its area. ◷ counts exist, none is current. ≠ another current count contradicts it.',
	area: 'Area',
	events: 'Events',
	newest: 'Newest count',
	noNewest: 'none',
	sortBy: (column: string) => `Sort by ${column}`,
	wholeRecord: 'Open the whole record',
	claims: { one: 'source', other: 'sources' },
	newestEvents: 'Newest events here',
	close: 'Close',
	filter: 'Filter',
	filterMeaning:
		'Kinds, nationality and time choose events; activity and evidence choose compounds. Numbers of people are always of all who are displaced there.',
	kinds: 'Kinds of event',
	activities: 'Activity of compounds',
	evidence: 'Evidence',
	nationality: 'Nationality named',
	anyNationality: 'Any',
	apply: 'Apply'
};
