/** What happened. */
export const EVENT_KINDS = [
	'raid',
	'rescue',
	'release',
	'escape',
	'arrest',
	'transfer',
	'deportation',
	'repatriation',
	'handover_under_warrant',
	'death',
	're_recruitment',
	'reopening',
	'still_operating',
	'shelter_opening',
	'shelter_reduction',
	'shelter_closure',
	'armed_strike',
	'policy'
] as const;

/** What one event was. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** How exact the date of an event is; the date is then the first day of the month or year. */
export const DATE_PRECISIONS = ['day', 'month', 'year'] as const;

/** How much of one date is known. */
export type DatePrecision = (typeof DATE_PRECISIONS)[number];
