/** Words of the page that says how figures are made. */
export const method = {
	title: 'How figures are made',
	intro:
		'Every number on these pages is made from published ones by the rules below, and opens to the figures it was made of.',
	reads: {
		title: 'How a number reads',
		caption: 'Numbers as they are written, and what each says',
		written: 'Written',
		means: 'Means',
		one: 'one number was published; no range was',
		range: 'a range, without a best number. None is made up between them',
		best: 'a range, and the number that its source holds for the best',
		atLeast: 'so many or more, and nobody said how many more',
		atMost: 'not more than that, and perhaps far fewer',
		ends: 'A number has a low, a best and a high. In a sum the lows are added; the best and the high of the sum are not known as soon as those of one part are not.'
	},
	nothing: {
		title: 'Five kinds of nothing',
		intro:
			'Where no number stands there are five different reasons. They read and look different everywhere.',
		caption: 'How each kind of nothing looks, and what it says',
		looks: 'Looks',
		means: 'Means',
		zero: 'Zero: somebody looked and counted nobody, or a shelter is closed.',
		notKnown:
			'Not known: reported without a count, never reported, or every count is too old. In italics, and hatched on the map; never the colour of a small number. It is not zero.',
		withheld:
			'Withheld: it is known and not shown, to protect people. Behind a lock, with what is withheld and why.',
		withheldExample: 'Withheld: the exact place.',
		stale:
			'Stale: it was counted too long ago to be current. Grey, behind a clock, with its age. It is listed and adds nothing.',
		notApplicable: 'Not applicable: the question does not arise. The cell is empty.',
		notApplicableExample: 'empty'
	},
	clocks: {
		title: 'Two clocks',
		text: '“Show the situation of” asks when something was true. “As we knew it on” asks what this database knew by then: later corrections and retractions are left out. What is withdrawn from publication today is shown in no past view.'
	},
	where: {
		title: 'What counts where',
		unaccounted:
			'People of single raids, rescues, releases and escapes of the 30 days to the day shown, less those arrested, where nobody recorded a destination. Where the number arrested was not stated, all of them may have been.',
		tiers:
			'The need is shown in two tiers, without shelter and precarious. They are not added to each other, nor to anything beside them.'
	},
	which: {
		title: 'Which figure is used',
		cells:
			'Figures that count people at a date fall into cells: area, living situation, population group, and one set of nationalities or all. In a cell the latest round of each series can be used. The first of these rules that tells them apart decides:',
		rules: {
			recommended: 'a coordinator recommends it, with a reason, until it expires or a newer figure arrives;',
			counted: 'it gives a count;',
			freshness: 'it is fresher; figures within 7 days of the newest are as fresh as the newest;',
			method:
				'its method: headcount or direct observation, then a register that takes leavers off, then a key informant or an estimate, then any other register, then none stated;',
			reliability: 'the best reliability among its sources;',
			reference_date: 'it is about a later day;',
			revision: 'it was recorded later; and last, the smaller code.'
		},
		range:
			'Counted figures of other series within 7 days of it widen the range. One further off that lies wholly outside it raises the flag “contradicted”.',
		closing:
			'From the day of an event that closes a figure the cell is not known, whatever other figures from before that day say: those people are gone, and whoever stayed was not counted. A figure about that day or a later one counts again.',
		other:
			'Flows, running totals and peaks are never used as the people of a day. Two registers, of those who came and those who left, give a balance: at most so many are still there, because people also leave unseen.'
	},
	expires: {
		title: 'When a figure expires',
		caption:
			'Age in days on which each state begins. Expired figures are set aside and listed. After the Humanitarian Data Exchange.',
		every: 'Expected every',
		up_to_date: 'Up to date',
		due: 'Due',
		overdue: 'Overdue',
		expired: 'Expired',
		days: { one: 'day', other: 'days' },
		shelters: (days: string, situations: string) =>
			`Expected every ${days}: reports of shelters, and counts in these living situations: ${situations}.`,
		others: (days: string, compound: string) =>
			`Expected every ${days}: counts in all other living situations. An operation states its own interval. What is said of a compound holds by the row of ${compound}. Days end at midnight in Phnom Penh.`
	},
	adding: {
		title: 'Adding up',
		text: 'A figure for all nationalities is the total of its situation, and figures by nationality are its breakdown, never added to it. With figures by nationality only, the total is at least their sum. Two rounds of one operation, households and people, expired figures, and figures that count partly the same people are never added: of those the one with the greater low counts, and the report of a shelter counts the people of the figures that gave way to it. A report without a place counts in the row “place not known”, less the people whom areas count too. The country is the sum of the rows of which a figure was ever published, and says over how many provinces it goes.'
	},
	published: {
		title: 'What is published',
		text: 'A record reaches these pages only when somebody published it. What public sources printed is shown with its sources. A compound that only one source names, which is no court, sanctions body or Amnesty International, waits for review: its events are shown without the link and without text that names it.'
	}
};
