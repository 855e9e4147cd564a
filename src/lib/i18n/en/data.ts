/** Words of the data: one entry for each value that a record, a rule or a state can have. */
export const data = {
	measure: {
		without_shelter: 'Without shelter',
		precarious: 'Precarious',
		accommodation: 'In accommodation',
		custody: 'In custody',
		unaccounted: 'Unaccounted'
	},
	measureMeaning: {
		without_shelter: 'On the street, in the forest, or on embassy premises.',
		precarious: 'In crowded housing or guesthouses, or somewhere that was not stated.',
		accommodation: 'In shelters that report, and in accommodation that somebody counted.',
		custody: 'In immigration detention or police custody. Not part of the need.',
		unaccounted:
			'Left a compound in the last 30 days, less those arrested, with no destination recorded. Stands beside the need and is never added to it.'
	},
	livingSituation: {
		street: 'Street',
		forest_or_rural: 'Forest or rural',
		embassy_premises: 'Embassy premises',
		crowded_housing: 'Crowded housing',
		guesthouse: 'Guesthouse',
		unknown: 'Situation not stated',
		ngo_shelter: 'NGO shelter',
		government_shelter: 'Government shelter',
		immigration_detention: 'Immigration detention',
		police_custody: 'Police custody',
		left_country: 'Left the country'
	},
	populationGroup: {
		left_compound: 'left or taken from compounds',
		deportation_pending: 'deportation pending',
		border_closure: 'border closure',
		found_in_checks: 'found in checks',
		other: 'other'
	},
	figureKind: {
		stock: 'People at a date',
		flow: 'People who moved',
		cumulative: 'Running total',
		peak: 'Peak'
	},
	method: {
		headcount: 'headcount',
		direct_observation: 'direct observation',
		registration: 'registration',
		key_informant: 'key informant',
		estimate: 'estimate',
		media_report: 'method not stated'
	},
	freshness: { up_to_date: 'up to date', due: 'due', overdue: 'overdue', expired: 'expired' },
	setAside: {
		states_attributes:
			'states sex, minors, documents or identification: it splits the count and is not the count',
		households: 'counts households, which are never added to people',
		undated: 'no date was given, so it is never current',
		later_round: 'an earlier round of the same series',
		closed_by_event: 'closed by an event',
		expired: 'expired'
	},
	decidedBy: {
		only_candidate: 'it is the only current figure',
		recommended: 'a coordinator recommends it',
		counted: 'it gives a count and the others do not',
		freshness: 'it is fresher',
		method: 'its method counts better',
		reliability: 'its sources are more reliable',
		reference_date: 'it is about a later day',
		revision: 'it was recorded later',
		code: 'nothing else tells them apart, so the smaller code stands'
	},
	basis: {
		total: 'The figure for all nationalities; its low is never below the sum of the figures by nationality.',
		at_least_breakdown: 'Only figures by nationality: at least their sum, as others may be there too.',
		whole_breakdown: 'Figures by nationality, of which one says that nobody else is meant: their sum.',
		not_known: 'There were figures, and none of them is current.'
	},
	occupancyBasis: {
		report: 'latest report',
		closed: 'closed',
		expired: 'latest report expired',
		undated: 'report without a date',
		never_reported: 'never reported',
		figures: 'no dated report; published figures stand instead'
	},
	shelterStatus: {
		open: 'open',
		full: 'full',
		intake_paused: 'intake paused',
		suspended: 'suspended',
		closing_on: 'closing',
		closed: 'closed',
		unknown: 'status not known'
	},
	entryCondition: {
		formal_identification_required: 'formal identification required',
		valid_visa_required: 'valid visa required',
		women_only: 'women only',
		men_only: 'men only',
		minors: 'minors',
		none_known: 'no entry condition known'
	},
	eventKind: {
		raid: 'Raid',
		rescue: 'Rescue',
		release: 'Release',
		escape: 'Escape',
		arrest: 'Arrest',
		transfer: 'Transfer',
		deportation: 'Deportation',
		repatriation: 'Assisted return',
		handover_under_warrant: 'Handover under warrant',
		death: 'Death',
		re_recruitment: 'Re-recruitment',
		reopening: 'Reopening',
		still_operating: 'Still operating',
		shelter_opening: 'Shelter opened',
		shelter_reduction: 'Shelter reduced',
		shelter_closure: 'Shelter closed',
		armed_strike: 'Armed strike',
		policy: 'Policy'
	},
	evidence: { suspected: 'suspected', assessed: 'assessed', confirmed: 'confirmed' },
	locationPrecision: {
		site: 'site',
		vicinity: 'vicinity',
		town: 'town',
		district: 'district',
		province: 'province',
		not_located: 'not located'
	},
	serviceOfShelter: {
		shelter: 'shelter',
		food: 'food',
		medical: 'medical care',
		psychosocial: 'psychosocial support',
		interpretation: 'interpretation',
		legal: 'legal aid',
		documents: 'travel papers',
		repatriation: 'return home'
	},
	operatorKind: {
		embassy: 'an embassy',
		faith: 'a faith-based organisation',
		government: 'the government',
		ngo: 'a non-governmental organisation',
		unknown: 'not known'
	},
	countryMeasure: {
		overstay_fine: 'Overstay fine',
		fine_waiver: 'Waiver of overstay fines',
		shelter: 'Shelter',
		documents: 'Travel papers',
		repatriation_flight: 'Charter flight home',
		victim_identification: 'Identification of victims',
		consular_desk: 'Consular desk',
		repatriation_support: 'Support for return',
		travel_ban_or_advisory: 'Travel ban or advice',
		other: 'Other'
	},
	measureStatus: {
		active: 'active',
		ended: 'ended',
		announced: 'announced',
		unknown: 'status not known'
	},
	activity: {
		active: 'active',
		partly_cleared: 'partly cleared',
		emptied: 'emptied',
		closed: 'closed',
		reopened: 'reopened',
		unknown: 'activity unknown'
	},
	sourceKind: {
		news: 'News',
		ngo_report: 'NGO report',
		government: 'Government',
		un: 'United Nations',
		court_or_sanctions: 'Court or sanctions body',
		academic: 'Academic'
	},
	reliability: {
		A: 'reliable',
		B: 'usually reliable',
		C: 'fairly reliable',
		D: 'not usually reliable',
		E: 'unreliable',
		F: 'cannot be judged'
	}
} as const;
