import type { I18n } from '#lib/i18n/i18n.ts';

/** What a version says in one of its fields. */
export interface SaidValue {
	text: string;
	/** Whether these are words of ours, in the reader's language; else it stands as it was recorded. */
	isOurs: boolean;
}

/**
 * The value of a field of a compound or an event, in the reader's words where it is one of a choice, a number or a day.
 *
 * @param field column of the data dictionary
 * @param areas names by P-code
 */
export function sayValue(
	field: string,
	value: string,
	{ isEvent, areas }: { isEvent: boolean; areas: Readonly<Record<string, string>> },
	{ t, format }: I18n
): SaidValue {
	const choices: Record<string, Readonly<Record<string, string>>> = {
		kind: isEvent ? t.data.eventKind : t.compounds.kinds,
		evidence: t.data.evidence,
		location_precision: t.data.locationPrecision,
		date_precision: t.events.datePrecision,
		is_cumulative: { true: t.events.types.cumulative, false: t.events.types.single },
		area_pcode: areas,
		destination_area_pcode: areas
	};
	const writers: Record<string, (text: string) => string> = {
		occurred_on: format.day,
		country_iso2: format.country,
		people_low: (text) => format.count(Number(text)),
		people_best: (text) => format.count(Number(text)),
		people_high: (text) => format.count(Number(text)),
		arrested: (text) => format.count(Number(text))
	};
	const text = choices[field]?.[value] ?? writers[field]?.(value);
	return text === undefined ? { text: value, isOurs: false } : { text, isOurs: true };
}
