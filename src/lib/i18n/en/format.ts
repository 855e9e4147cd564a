/** Words that stand around a number or a date. */
export const format = {
	notKnown: 'not known',
	atLeast: (count: string) => `at least ${count}`,
	atMost: (count: string) => `at most ${count}`,
	best: (count: string) => `best ${count}`,
	withBest: (range: string, best: string) => `${range}, best ${best}`,
	noDate: 'no date',
	sameDay: 'same day',
	daysOld: { one: 'day old', other: 'days old' },
	allNationalities: 'all nationalities'
};
