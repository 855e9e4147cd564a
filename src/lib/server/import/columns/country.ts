import { COUNTRY_CODES, isCountryCode } from '#lib/domain/countries.ts';
import { required, type Column, type Reading } from '#lib/server/import/columns/column.ts';
import { readPeople } from '#lib/server/import/columns/number.ts';

/** A nationality as an event names it. */
export interface Nationality {
	/** ISO 3166-1 alpha-2 code. */
	iso2: string;
	/** People of it; null where only the nationality was named. */
	people: number | null;
}

/** Codes in everyday use that are not the assigned ones. */
const USUAL_SLIPS: Record<string, string> = { UK: 'GB', EL: 'GR' };

/** An ISO 3166-1 alpha-2 code in capitals. */
export function country(): Column<string> {
	return required(readCountry);
}

/** A code, or a code and a number of people: 'CN' or 'CN:130'. */
export function nationality(): Column<Nationality> {
	return required(readNationality, ({ iso2, people }) => (people === null ? iso2 : `${iso2}:${people}`));
}

function readCountry(cell: string): Reading<string> {
	if (isCountryCode(cell)) return { value: cell };
	const capitals = cell.toUpperCase();
	const meant = USUAL_SLIPS[capitals] ?? (COUNTRY_CODES.includes(capitals) ? capitals : undefined);
	const suggestion = meant === undefined ? '' : ` (did you mean ${meant}?)`;
	return { reason: `is not an ISO 3166-1 country code of two capitals, such as VN${suggestion}` };
}

function readNationality(cell: string): Reading<Nationality> {
	const [code = '', count, ...rest] = cell.split(':').map((part) => part.trim());
	if (rest.length > 0) return { reason: 'has more than one colon; write pairs like CN:130;VN:11' };
	const iso2 = readCountry(code);
	if ('reason' in iso2) return iso2;
	if (count === undefined) return { value: { iso2: iso2.value, people: null } };
	const people = readPeople(count);
	if ('reason' in people) return { reason: `has a count that ${people.reason}` };
	return { value: { iso2: iso2.value, people: people.value } };
}
