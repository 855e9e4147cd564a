/** Words of the pages on which admins set how much is shown. */
export const disclosure = {
	title: 'Disclosure',
	meaning:
		'How much each audience sees of a shelter or a compound. Nothing of a shelter that reported to us is shown unless its operator asks; what a source printed is shown with it, and compounds are shown whole.',
	find: 'Code of the shelter or compound',
	open: 'Open',
	listed: 'What was set',
	none: 'Nothing was set yet.',
	audiences: { public: 'Everybody', donor: 'Donors', researcher: 'Researchers' },
	audience: 'For',
	name: 'Name',
	operator: 'Operator',
	place: 'Place',
	ofPlace: {
		hidden: 'hidden',
		area: 'its area',
		coarse_grid: 'a cell of 0.1° (about 11 km)',
		fine_grid: 'a cell of 0.01° (about 1 km)',
		exact: 'exact'
	},
	shown: 'shown',
	hidden: 'hidden',
	because: 'Because',
	heading: (code: string) => `What is shown of ${code}`,
	recordMeaning:
		'Less holds at once, for past days too. More waits for the next publication. Nobody sees less than everybody does.',
	exactly: 'Where it is exactly',
	notSet: 'Nothing was set for them: this is what goes otherwise.',
	stepped: (rung: string) =>
		`Too few shelters are near: of the place they see no more than ${rung}. It does not come back by itself; saving here lets the next publication judge anew.`,
	sure: 'More than until now may be shown',
	save: (audience: string) => `Save for ${audience}`,
	saved: 'Saved. Less holds at once, more from the next publication on.',
	problems: {
		noRungs: 'Choose how much of each is shown.',
		noReason: 'Say why.',
		notSure: 'Nothing was saved: it shows more than until now. Tick the box if that is meant.'
	}
};
