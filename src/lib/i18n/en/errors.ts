/** What went wrong, and what the reader can do about it. */
export const errors = {
	notFound: 'Not found',
	refused: 'That cannot be shown',
	failed: 'Something went wrong',
	back: 'Back to the situation',
	noPage: 'There is no page at this address.',
	noPageRemedy: 'Check the address, or start from the situation page.',
	tooLarge: 'That was too large, and nothing of it was kept.',
	tooLargeRemedy: 'Send less at once.',
	server: 'Something went wrong on this server.',
	serverRemedy: (id: string) =>
		`Try again. If it stays, tell whoever runs the server the number ${id}, which finds the error in its log.`,
	notADay: (text: string) => `"${text}" is not a day.`,
	notADayRemedy: (name: string) => `Write ${name} as YYYY-MM-DD, for example 2026-02-22.`,
	inFuture: (text: string) => `${text} lies in the future.`,
	inFutureRemedy: (today: string) => `Ask for ${today} or an earlier day.`,
	notAMoment: (text: string) => `"${text}" is not a moment.`,
	notAMomentRemedy: 'Write known_at as YYYY-MM-DD or YYYY-MM-DDTHH:MM, in the time of Phnom Penh.',
	knownInFutureRemedy: 'Leave known_at empty for what is known now.',
	noNumber: (text: string) => `There is no number "${text}".`,
	noNumberRemedy: 'Open one from the table.',
	noRecord: (code: string) => `There is no public record "${code}".`,
	noRecordRemedy: 'Check the code, or look for it among the compounds and events.',
	noProvince: (text: string) => `No province has the P-code "${text}".`,
	noProvinceRemedy:
		'P-codes of Cambodian provinces run from KH01 to KH25; choose one from the situation page.'
};
