import type { I18n } from '#lib/i18n/i18n.ts';
import type { BoardWords } from '#lib/i18n/dictionary.ts';

/** What the form of a report calls its fields, in its order. */
export function reportFieldNames(words: BoardWords): Record<string, string> {
	return {
		status: words.status,
		closing_on: words.closingOn,
		capacity: words.capacityField,
		occupancy: words.occupancyField,
		condition: words.entry,
		only_nationals: words.onlyNationals,
		service: words.services,
		reported_on: words.day
	};
}

/** What the form of the details of a shelter calls its fields, in its order. */
export function detailsFieldNames(words: BoardWords): Record<string, string> {
	return {
		name: words.name,
		area: words.area,
		locality: words.locality,
		operator: words.operator,
		operator_kind: words.operatorKind,
		site_type: words.siteType,
		interval: words.interval,
		funding_ends_on: words.fundingEndsOn,
		note: words.note,
		reason: words.reason
	};
}

/** The values of a field in words; nothing reads as not known. */
export function sayValues(
	values: readonly string[],
	words: BoardWords,
	{ t, format }: I18n,
	areas: readonly { pcode: string; name: string }[]
): string {
	const known: Record<string, string> = {
		...t.data.shelterStatus,
		...t.data.entryCondition,
		...t.data.serviceOfShelter,
		...words.siteTypes,
		...Object.fromEntries(areas.map(({ pcode, name }) => [pcode, name]))
	};
	const said = values.filter(Boolean).map((value) => known[value] ?? value);
	return said.length === 0 ? words.notKnown : format.list(said);
}

/** What the form of a count calls its texts. */
export function figureFieldNames(words: BoardWords): Record<string, string> {
	return { publisher: words.publisher, overlap: words.overlapGroups, note: words.note };
}

/** What the form of an event calls its texts. */
export function eventFieldNames(words: BoardWords): Record<string, string> {
	return {
		locality: words.locality,
		destination: words.destination,
		agency: words.agency,
		note: words.note
	};
}
