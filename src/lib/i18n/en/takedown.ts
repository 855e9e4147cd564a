/** Words of the form with which an operator of a shelter asks for something to be hidden. */
export const takedown = {
	title: 'Ask for a shelter to be hidden',
	meaning:
		'For whoever runs a shelter that is named here, or should not be. What is granted is gone at once, from past days too, also where a newspaper printed it. An admin reads the request and nobody else.',
	about: 'Which shelter',
	aboutMeaning: (code: string) => `Its name or its code here, such as ${code}.`,
	wish: 'What should happen',
	wishes: {
		hide_place: 'Hide where it is',
		hide_operator: 'Hide who runs it',
		hide_all: 'Hide it whole: name, operator and place',
		correct: 'Correct something that is wrong'
	},
	details: 'Why, or what is wrong',
	replyTo: 'Where we reach you',
	replyMeaning:
		'A mailbox or a hotline of the organisation, not of a person. Leave it empty if you want no answer. It is deleted once you have one.',
	send: 'Send the request',
	received: (number: string) => `Request ${number} has arrived.`,
	whatNow:
		'Somebody looks at it by hand, and may ask back to be sure that you speak for the shelter. What is granted is hidden at once.',
	problems: {
		noShelter: 'Say which shelter is meant.',
		noWish: 'Choose what should happen.',
		tooLong: 'One of the texts is too long. Shorten it.',
		tooOften:
			'Too many requests came from here. Try again in a quarter of an hour; what you typed is still here.'
	}
};
