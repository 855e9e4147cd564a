import type { Columns } from '#lib/server/export/list-csv.ts';
import type { ListedCompound } from '#lib/server/queries/records/compound-list.ts';

/** What the file of compounds says of each, by the names of the data dictionary. Empty is not known, never 0. */
export const COMPOUND_COLUMNS: Columns<ListedCompound> = {
	code: ({ code }) => code,
	name: ({ name }) => name,
	aliases: ({ aliases }) => aliases,
	area_pcode: ({ areaCode }) => areaCode,
	locality: ({ locality }) => locality,
	lat: ({ lat }) => lat,
	lon: ({ lon }) => lon,
	location_precision: ({ locationPrecision }) => locationPrecision,
	kind: ({ kind }) => kind,
	activity: ({ activity }) => activity,
	since_on: ({ sinceOn }) => sinceOn,
	freshness: ({ freshness }) => freshness,
	evidence: ({ evidence }) => evidence,
	evidence_confirmed_by: ({ evidenceConfirmedBy }) => evidenceConfirmedBy,
	people_low: ({ peopleLow }) => peopleLow,
	people_high: ({ peopleHigh }) => peopleHigh,
	events: ({ events }) => events,
	information_withheld: ({ informationWithheld }) => informationWithheld
};
