/** Words of the warning that a text looks like personal data. */
export const personalData = {
	title: 'This looks like personal data.',
	meaning:
		'Sala holds none, as lists of people can be stolen and seized. Take it out, unless an institution published it for everybody. Send the form again to leave it as it is.',
	kinds: {
		phone: 'a telephone number',
		email: 'an e-mail address',
		passport: 'the number of a passport',
		coordinates: 'an exact place'
	}
};
