/** Words of overstay fines, on the pages of nationalities alone. */
export const fines = {
	title: 'Overstay fines',
	meaning:
		'What these people owe if each of them overstays. Who of them holds a valid visa was not counted, and no count of one row is added to that of another.',
	noRate: 'No fine for overstay is recorded for this day, so what they owe is not known. That is not zero.',
	severalCurrencies:
		'Fines in several currencies are recorded for this day. They are not added, so what is owed is not known.',
	noPeople: 'No figure names this nationality, so what its people owe is not known. That is not zero.',
	hostState: 'Nationals of the host state owe none.',
	caption: 'Overstay fines by where the people are',
	tier: 'Where they are',
	people: 'People counted',
	perDay: 'For one day',
	column: 'Overstay fines a day',
	accrued: 'In all',
	sinceCount: (day: string) => `since the count of ${day}; since when they overstay is not recorded`,
	sinceSupposed: (day: string) => `if all of them overstay since ${day}`,
	sinceNothing: 'no current count, and since when they overstay is not recorded',

	suppose: 'Suppose that they overstay since',
	workOut: 'Work out',
	supposeNothing: 'Suppose nothing',
	tooLate: (day: string) => `They cannot overstay since ${day}: that is after the day that is shown.`,
	tooLateRemedy: (day: string) => `Write a day up to ${day}, or leave fines_since out.`,

	howCome: (tier: string) => `How this comes about: ${tier}`,
	product: (people: string, rate: string, sum: string) =>
		`people: ${people} × ${rate} a person = ${sum} for one day`,
	owing: (people: string, owing: string) => `${people} people counted; less those with a waiver, ${owing}`,
	toFigures: 'the figures they come from',
	fine: 'The fine',
	rate: (amount: string) => `${amount} a person and day`,
	from: (day: string) => `recorded from ${day} on`,
	until: (day: string) => `up to ${day}`,
	noDay: 'no day given',
	waivers: 'Waivers',
	noWaiver: 'No waiver for them is recorded.',
	takenOff: (people: string) =>
		`${people} people. Taken off at the low end alone, with what they owed before: nobody says which of those counted it covers.`,
	mayCoverAll: 'No number is given, so it may cover all of them: the low end is 0.',
	onlyAnnounced: 'Only announced: nobody is taken off.',
	over: 'Not in force on this day: nobody is taken off.',
	periods: 'Days that were added up',
	days: { one: 'day', other: 'days' },
	period: (days: string, from: string, until: string) => `${days}, ${from} to ${until}`,
	notKnown: 'not known'
};
