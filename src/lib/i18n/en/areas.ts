/** Words of the page of an area, and of the parts that a number opens to. */
export const areas = {
	placeNotKnown: 'Place not known',
	placeNotKnownMeaning: 'Reports that are nationwide or give no place, less the people whom areas count too.',
	province: (pcode: string) => `Province ${pcode}.`,
	/** {source} names the boundary's source and version. */
	boundary: 'Boundary: {source}.',
	approximateBoundary: 'Boundary: {source}; approximate.',
	pageTitle: (name: string, day: string) => `${name}, ${day}`,
	/** Why nothing of a tier is current, where one reason holds for all of it. */
	notCurrent: {
		expired: 'every count has expired',
		undated: 'no count has a date',
		never_reported: 'its shelters never reported',
		closed_by_event: 'who was counted has left, and who remained was not counted',
		households: 'only households were counted',
		states_attributes: 'only some of the people were counted'
	},
	fromEvents: 'from the events below',
	noEvent: 'no such event recorded',
	otherFigures: 'Other figures',
	otherFiguresMeaning:
		'Running totals, flows and peaks do not say how many people are there on a day. They are never added to the numbers above.',
	/** The parts of one tier. */
	tier: {
		noFigure: 'Nobody was seen to publish a figure for it. It is not known; that is not zero.',
		countedElsewhere: 'counted elsewhere',
		contradicted: 'Contradicted: the figures by nationality add up to more than its high.',
		shelters: 'Shelters',
		givenWay: 'Figures that give way to the report of their shelter',
		whyGivenWay: (shelter: string) => `Set aside: ${shelter} reports its own people, and they are the same.`
	},
	/** How one cell came to its number. */
	cell: {
		used: (reason: string, freshness: string) => `Used: ${reason}. It is ${freshness}.`,
		recommended: (reason: string, why: string) => `${reason}: ${why}`,
		widens: 'Not used, and widens the range: it is within 7 days of the figure used.',
		/** {estimate} reads '600' or 'at least 600'. */
		contradicted: (estimate: string) => `contradicted: another current source says ${estimate}`,
		contradicts: 'Not used, and contradicts the figure used.',
		beside: 'Not used; it stands beside the figure used.',
		setAside: (reason: string) => `Set aside: ${reason}.`,
		closed: (people: string, on: string, event: string) =>
			`Set aside: ${people} left on ${on} (${event}); who remained was not counted.`,
		closedIn: (people: string, time: string, event: string) =>
			`Set aside: ${people} left in ${time} (${event}); who remained was not counted.`,
		/** A part of those people is in the number of another figure, named by its code. */
		lowerLow: (code: string) =>
			`Adds nothing here: ${code} counts partly the same people, and its low is greater.`,
		sameLow: (code: string) =>
			`Adds nothing here: ${code} counts partly the same people with the same low; of the two the smaller code counts.`,
		lowerWithBreakdown: (code: string) =>
			`Adds nothing here: ${code} counts partly the same people, and its low, with that of its breakdown by nationality, is no smaller.`,
		goesWithTotal: (code: string) =>
			`Adds nothing here: the figure for all nationalities, of which this one is a part, counts partly the same people as ${code} and adds nothing either.`,
		takenOff: (estimate: string, parts: string) =>
			`${estimate}, less the people whom areas count too: ${parts}.`,
		part: (code: string, estimate: string) => `${code} (${estimate})`,
		notKnown: 'No figure of it is current, so the number is not known. That is not zero.'
	},
	/** The table of shelters. */
	shelters: {
		shelter: 'Shelter',
		people: 'People',
		report: 'Report',
		entry: 'Entry',
		nameWithheld: 'Name withheld',
		conditionsNotKnown: 'entry conditions not known',
		onlyNationals: (countries: string) => `only for nationals of ${countries}`
	},
	/** The table of events that leave people unaccounted for. */
	unaccounted: {
		none: 'No raid, rescue, release or escape of the 30 days to this day is recorded here.',
		event: 'Event',
		people: 'People',
		arrested: 'Arrested',
		adds: 'Adds',
		notStated: 'not stated',
		/** {what} says what is withheld and why. */
		withheld: 'Withheld: {what}.',
		addsNothingTotal: 'nothing: a total over a period repeats single events',
		addsNothingKnown: 'nothing: where they went is recorded'
	},
	/** Balances of two registers. {body} counted, {scope} says whom. */
	balance: {
		title: 'Balance of {operation}:',
		basis: (count: string, estimate: string, day: string) => `${count} says ${estimate} by ${day}.`,
		basisLess: (count: string, estimate: string, day: string, less: string) =>
			`${count} says ${estimate} by ${day}; less ${less}, who were seen to leave. Others left unseen, so this many at most are still there.`,
		leavers: (count: string, estimate: string, day: string) => `${count}, ${estimate} by ${day}`
	},
	/** A number opened on the situation page. */
	opened: {
		title: (measure: string, place: string) => `${measure}, ${place}`,
		reach: (areas: string, all: string) => `In ${areas} of ${all} provinces`,
		reachAndPlaceNotKnown: (areas: string, all: string) =>
			`In ${areas} of ${all} provinces, and in reports without a place`,
		/** What the rows of a sum have, by measure; then what the others lack. */
		sum: {
			without_shelter: 'The sum of the rows of which a figure was ever published.',
			precarious: 'The sum of the rows of which a figure was ever published.',
			accommodation: 'The sum of the rows of which a figure was ever published or a shelter is registered.',
			custody: 'The sum of the rows of which a figure was ever published.',
			unaccounted: 'The sum of the rows in which such an event of the 30 days to this day is recorded.'
		},
		others: 'Of the others nothing is known, and nothing is added.',
		otherEvents: 'In the others no such event is recorded, which is not zero people, and nothing is added.',
		ends: 'The best and the high of a sum are not known as soon as those of one part are not.'
	}
};
