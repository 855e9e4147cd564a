import type { Columns } from '#lib/server/export/list-csv.ts';
import type { ListedEvent } from '#lib/server/queries/records/event-list.ts';

/**
 * What the file of events says of each, by the names of the data dictionary. Empty is not known, never 0; the note is
 * left out, as it may describe abuse.
 */
export const EVENT_COLUMNS: Columns<ListedEvent> = {
	code: ({ code }) => code,
	kind: ({ kind }) => kind,
	occurred_on: ({ occurredOn }) => occurredOn,
	date_precision: ({ datePrecision }) => datePrecision,
	area_pcode: ({ areaCode }) => areaCode,
	locality: ({ locality }) => locality,
	lat: ({ lat }) => lat,
	lon: ({ lon }) => lon,
	location_precision: ({ locationPrecision }) => locationPrecision,
	is_cumulative: ({ isCumulative }) => isCumulative,
	people_low: ({ isCounted, people }) => (isCounted ? people.low : null),
	people_best: ({ people }) => people.best,
	people_high: ({ people }) => people.high,
	arrested: ({ arrested }) => arrested,
	nationalities: ({ nationalities }) =>
		nationalities.map(({ iso2, people }) => (people === null ? iso2 : `${iso2}:${people}`)),
	agency: ({ agency }) => agency,
	destination: ({ destination }) => destination,
	compound_codes: ({ sites }) => sites.map(({ code }) => code),
	information_withheld: ({ informationWithheld }) => informationWithheld
};
