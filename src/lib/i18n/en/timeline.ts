/** Words of the timeline. */
export const timeline = {
	title: 'What happened when?',
	meaning: {
		day: 'Single events by day; totals over a period are not drawn.',
		week: 'Single events by week, from Monday; totals over a period are not drawn.',
		month: 'Single events by month; totals over a period are not drawn.'
	},
	notDrawn: (count: string, events: string) =>
		`${count} more ${events} not drawn: the date is not known that exactly.`,
	events: { one: 'event is', other: 'events are' },
	counted: { one: 'event', other: 'events' },
	none: 'No event passes the filter.',
	noneRemedy: 'Take a condition away, or choose a later day.',
	whole: 'All of the time shown',
	range: (from: string, to: string) => `${from} to ${to}`,
	brush: 'Stretch of time: drag across the bars, or move the two ends',
	start: 'Beginning of the stretch',
	end: 'End of the stretch',
	from: 'Events from',
	to: 'to',
	apply: 'Show this stretch',
	clear: 'Show all of the time',
	play: 'Play',
	pause: 'Pause',
	playMeaning: 'Moves the stretch through the time, one bar after another',
	table: 'The same as a table',
	stretch: 'From',
	total: 'All',
	group: {
		raid: 'Raid, rescue, arrest',
		departure: 'Release, escape',
		return: 'Return, deportation, transfer',
		death: 'Death',
		other: 'Other'
	}
};
