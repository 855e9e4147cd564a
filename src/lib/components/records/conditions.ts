import {
	FILTER_PARAMETERS,
	NO_FILTER,
	PLACE_NOT_KNOWN,
	writeFilter,
	type SituationFilter
} from '#lib/domain/filter.ts';
import type { I18n } from '#lib/i18n/i18n.ts';
import { changeQuery } from '#lib/components/layout/address.ts';

/** A condition that is active, in words, and the address without it. */
export interface Condition {
	text: string;
	href: string;
}

/** Conditions of the filter that say something of a list. */
type Of = readonly (keyof SituationFilter)[];

/**
 * The active conditions of a list, one for each value, in the order of its form.
 *
 * @param of the conditions that the list knows of; others stay in the address and are not shown
 * @param areas names of areas by P-code
 */
export function listConditions(
	filter: SituationFilter,
	of: Of,
	areas: Record<string, string>,
	url: URL,
	i18n: I18n
): Condition[] {
	return of.flatMap((key) => {
		const value = filter[key];
		if (value === null || value.length === 0) return [];
		const values = typeof value === 'string' ? [value] : value;
		return values.map((one) => ({
			text: describe(key, one, areas, i18n),
			href:
				url.pathname +
				without(
					url,
					key,
					values.filter((other) => other !== one)
				)
		}));
	});
}

/** The address of the list without any condition of its own. */
export function clearConditions(of: Of, url: URL): string {
	const names = of.map((key) => [FILTER_PARAMETERS[key], null] as const);
	return url.pathname + changeQuery(url, { ...Object.fromEntries(names), start: null });
}

function without(url: URL, key: keyof SituationFilter, left: readonly string[]): string {
	const written = writeFilter({ ...NO_FILTER, [key]: left.length === 0 ? NO_FILTER[key] : left });
	const name = FILTER_PARAMETERS[key];
	return changeQuery(url, { [name]: written.get(name), start: null });
}

function describe(
	key: keyof SituationFilter,
	value: string,
	areas: Record<string, string>,
	{ t, format }: I18n
): string {
	const words: Record<string, Record<string, string>> = {
		kinds: t.data.eventKind,
		activities: t.data.activity,
		evidence: t.data.evidence,
		siteKinds: t.compounds.kinds,
		figureType: t.events.types
	};
	if (key === 'area') return value === PLACE_NOT_KNOWN ? t.records.placeNotKnown : (areas[value] ?? value);
	if (key === 'nationalities') return format.country(value);
	if (key === 'from') return t.records.from(format.day(value));
	if (key === 'to') return t.records.to(format.day(value));
	if (key === 'search') return t.records.named(value);
	return words[key]?.[value] ?? value;
}
