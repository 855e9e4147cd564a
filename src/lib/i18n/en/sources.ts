/** Words of the page of sources. */
export const sources = {
	title: 'Sources',
	total: { one: 'source that a person can check.', other: 'sources that a person can check.' },
	meaning:
		'Reliability is the Admiralty letter for the source as it was read, from A (reliable) to F (cannot be judged); copies and digests are marked lower than the original.',
	noneFrom: (code: string) => `No source has a code from "${code}" on.`,
	showAll: 'Show all from the beginning.',
	noneKnown: 'No source was known at that time.',
	byCode: 'Sources by code',
	code: 'Code',
	publisherAndTitle: 'Publisher and title',
	published: 'Published',
	kind: 'Kind',
	reliability: 'Reliability',
	records: 'Records',
	dayNotKnown: 'not known',
	notRated: 'not rated',
	letter: (letter: string, meaning: string) => `${letter}, ${meaning}`,
	more: 'More sources',
	first: 'From the beginning',
	next: (code: string) => `Next: from ${code}`
};
