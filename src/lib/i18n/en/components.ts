/** Words of the page that shows colours, marks and components. */
export const components = {
	title: 'Colours, marks and components',
	intro:
		'What every page is made of, each thing once, with its name and what it means. A colour never says anything alone: a shape or a word always says the same.',
	link: 'Colours, marks and components of these pages',
	examples: 'The numbers on this page are examples and say nothing about any place.',
	colours: {
		title: 'Colours',
		caption: 'Every colour by its name in the style sheet, as it is on a light and on a dark page',
		name: 'Name',
		light: 'Light',
		dark: 'Dark',
		means: 'Means'
	},
	colour: {
		ink: 'Text and numbers; a death',
		paper: 'Ground of the page',
		raised: 'Ground of what lies above the page',
		line: 'Rules between rows',
		muted: 'Second in rank: units, ages, what is not known',
		shade: 'Chosen, or under the pointer',
		link: 'Links, and what the keyboard is at',
		warn: 'A warning beside a number',
		people: 'People, as a disc in proportion',
		active: 'Compound active or reopened',
		cleared: 'Compound partly cleared',
		emptied: 'Compound emptied or closed',
		raid: 'Raid, rescue, arrest',
		release: 'Release, escape',
		return: 'Transfer, deportation, return',
		shelter: 'Shelters',
		fresh: 'Province whose figures are up to date',
		due: 'Province whose figures are due',
		overdue: 'Province whose figures are overdue',
		expired: 'Province whose figures have expired',
		water: 'Water on the map',
		land: 'Land on the map',
		exercise: 'Band of an exercise, and nothing else'
	},
	tiles: {
		title: 'Header figures',
		meaning:
			'The number is the largest thing. Its date and reach stand under it; what it counts opens at the question mark.',
		measure: 'In accommodation',
		measureMeaning: 'People in shelters that report them.',
		other: 'Without shelter'
	},
	controls: {
		title: 'Controls',
		meaning: 'As large as a finger on a phone, 32 pixels on a desk. All of them work without script.',
		button: 'Show',
		off: 'Not now',
		search: 'Search names',
		area: 'Area',
		day: 'Day',
		check: 'Confirmed only',
		popup: 'More',
		popupMeaning: 'A panel below its button. Escape or a click elsewhere closes it.',
		chips: 'Conditions of a list; a click takes one away.',
		switch: 'One of several views. On a wide screen all of them show at once, and the switch is not there.',
		drawer: 'Open the drawer',
		drawerTitle: 'Drawer',
		drawerMeaning:
			'What a number or a mark opens: at the right, on a phone from below. The page behind it stays usable; Escape closes it.'
	},
	bars: {
		title: 'Bars of the timeline',
		meaning:
			'Events from zero, stacked by kind, always in this order. Outside the chosen stretch they are pale.'
	},
	marks: {
		title: 'Marks of the map',
		meaning: 'Every line that a legend may have. On a map the legend holds only those that are on screen.'
	}
};
