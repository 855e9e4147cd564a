/** Words of the page that says whether this server works. */
export const health = {
	title: 'Health',
	server: 'Server',
	answers: 'answers',
	database: 'Database',
	answersIn: (time: string) => `answers, in ${time}`,
	milliseconds: { one: 'millisecond', other: 'milliseconds' },
	publication: 'Publication',
	published: (id: string, moment: string) => `number ${id}, ${moment} in Phnom Penh`,
	nonePublished: 'none yet: the public pages are empty until something is published',
	/** {header} is a line of the HTTP protocol. */
	forPrograms: 'For programs: this address answers JSON where that is asked for ({header}).'
};
