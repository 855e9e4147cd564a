/** Words of the pages on which somebody sees a record exactly. */
export const exact = {
	title: (code: string) => `${code}, exactly`,
	meaning: 'For you alone. That you read it is written down, with the moment.',
	name: 'Name',
	operator: 'Run by',
	locality: 'Locality',
	place: 'Place',
	degrees: (lat: string, lon: string) => `latitude ${lat}, longitude ${lon}`,
	address: 'How to find it',
	contact: 'Contact',
	note: 'Note',
	notKnown: 'not known',
	write: 'Write where it is',
	writeMeaning:
		'Nobody reads it but admins, those who answer for this shelter, and who has a grant. What others see follows from what is set for them, at the next publication.',
	latitude: 'Latitude, in degrees north',
	longitude: 'Longitude, in degrees east',
	example: (degrees: string) => `such as ${degrees}`,
	addressMeaning: 'In words, where the point is not enough.',
	contactMeaning: 'A mailbox or hotline of the shelter, never that of a person.',
	save: 'Save the place',
	saved: 'The place is saved.',
	faults: {
		notNumbers: 'Latitude and longitude are two numbers in degrees, such as 11.5564 and 104.9282.',
		outside: 'There is no such place: latitude goes to 90 degrees, longitude to 180.',
		swapped: 'Latitude and longitude look swapped. In Cambodia latitude is 10 to 15, longitude 102 to 108.',
		tooLong: 'The text is too long.'
	},
	grants: 'What you may see exactly',
	until: (day: string) => `until the end of ${day}`,
	because: 'because',
	sites: 'Shelters you answer for',
	beds: 'Beds held',
	noSites: 'None that reported to us yet.'
};
