/** Words of the situation page. */
export const situation = {
	title: 'Situation',
	pageTitle: (day: string) => `Situation of ${day}`,
	description:
		'People displaced from scam compounds in Cambodia, by area, with the range and the sources of every number.',
	raids: 'Raids in 30 days',
	raidsMeaning: 'Raids as events; totals over a period are not counted.',
	raidsRecorded: { one: 'raid is recorded', other: 'raids are recorded' },
	compounds: 'Compounds',
	compoundsMeaning: 'Published ones, by what was last said of each; a statement expires after 360 days.',
	tooLongAgo: (count: string) => `and ${count} too long ago`,
	nothingSaid: 'of which nothing was said by this day',
	byArea: 'By area'
};
