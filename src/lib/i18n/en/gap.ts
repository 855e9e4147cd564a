/** Words of what coordinators are told of beds, need and gap. */
export const gap = {
	title: 'Gap',
	meaning:
		'People without shelter against the beds that they can really use. A bed is offered once, and only to those whom its shelter lets in.',
	onlyYours: 'Of shelters that reported to us, those you answer for.',
	need: 'Without shelter',
	usable: 'Beds they could use',
	gap: 'Gap',
	shortOfConfirmed: 'Short of confirmed beds',
	ignoringConditions: 'Gap if entry conditions are ignored',
	surplus: 'Beds left over',
	howRead: {
		need: 'Figures of the tier above.',
		usable:
			'At least what is confirmed for people of whom nothing is known; at most what is free if all that is not known turns out well.',
		gap: 'Those without a bed that they could use.',
		shortOfConfirmed: 'Those whom no confirmed bed awaits. It counts against them whatever is not known.',
		ignoringConditions: 'What is left if every shelter let everybody in.',
		surplus: 'Free beds that these people do not need, or may not use.'
	},
	groups: 'Who needs a bed',
	people: 'People',
	nationals: (countries: string) => `nationals of ${countries}`,
	nothingKnown: 'people of whom nothing more is known',
	beds: 'Beds by shelter',
	shelter: 'Shelter',
	free: 'Free',
	capacity: 'Beds in all',
	occupancy: 'People in it',
	entry: 'Lets in',
	why: 'Because',
	noShelter: 'No shelter is registered here, so there are no beds.',
	notKnown: 'not known',
	/** Why a shelter's free beds are what they are. */
	reasons: {
		neverReported: 'it never reported',
		undated: 'its report gives no day',
		expired: 'its report has expired',
		closed: 'it is closed',
		statusUnknown: 'its report does not say whether it is open',
		noIntake: 'it takes nobody in now',
		noIntakeOld: 'it took nobody in, and its report is overdue',
		noCapacity: 'nobody said how many beds it has',
		noOccupancy: 'nobody said how many people are in it',
		overdue: 'so many were free last, and its report is overdue',
		reported: 'beds in all less people in it'
	},
	overfull: (people: string) => `${people} more people than beds`,
	held: (beds: string) => `${beds} held for people on the way`,
	overPromised: (beds: string) => `${beds} more beds promised than are free`,
	reportCount: 'Report a count here',
	/** What would help most. */
	remedies: 'What would help most',
	noGap: 'Nothing is missing here, whatever is not known.',
	letEverybodyIn: 'if it let everybody in,',
	confirm: 'if it confirms that its overdue report still holds,',
	moreConfirmed: (beds: string) => `${beds} more beds for sure`,
	ask: 'Nobody knows what is free in these. Ask them:',
	moreBeds: (beds: string) => `More beds that let everybody in, until the gap is closed: ${beds}`
};
