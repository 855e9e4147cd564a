import { ACTIVITIES, type Activity } from '#lib/domain/compound-activity.ts';
import {
	COMPOUND_KINDS,
	EVIDENCE_LEVELS,
	type CompoundKind,
	type EvidenceLevel
} from '#lib/domain/compounds.ts';
import { COUNTRY_CODES } from '#lib/domain/countries.ts';
import { isDay, type Day } from '#lib/domain/day.ts';
import { EVENT_KINDS, type EventKind } from '#lib/domain/events.ts';

/** The area of records that give no place, as it stands in an address. */
export const PLACE_NOT_KNOWN = 'place-not-known';

/** Whether an event is a happening of its own or a total over a period, which is never added to single ones. */
export const FIGURE_TYPES = ['single', 'cumulative'] as const;

/** Which events a filter lets pass: single ones, or totals. */
export type FigureType = (typeof FIGURE_TYPES)[number];

/**
 * What one reader wants to see of map, table, timeline and lists: one filter for all of them, held in the address.
 * Null or an empty list is no condition. A record passes where it meets every condition that it knows of: the kind of
 * an event says nothing of compounds.
 */
export interface SituationFilter {
	/** P-code, or `PLACE_NOT_KNOWN`. */
	area: string | null;
	/** Of events. */
	kinds: readonly EventKind[];
	/** Of compounds, as last said. */
	activities: readonly Activity[];
	/** Of compounds. */
	evidence: readonly EvidenceLevel[];
	/** Of compounds: what sort of place. */
	siteKinds: readonly CompoundKind[];
	/** Of events: countries (ISO 3166-1 alpha-2), any of which is named. */
	nationalities: readonly string[];
	/** Of events. */
	figureType: FigureType | null;
	/** Events of this day or later. */
	from: Day | null;
	/** Events of this day or earlier. */
	to: Day | null;
	/** Words to look for in names; trimmed, at most `SEARCH_CHARACTERS`. */
	search: string | null;
}

/** The filter that lets everything pass. */
export const NO_FILTER: SituationFilter = Object.freeze({
	area: null,
	kinds: [],
	activities: [],
	evidence: [],
	siteKinds: [],
	nationalities: [],
	figureType: null,
	from: null,
	to: null,
	search: null
});

/** The most characters that are searched for. */
export const SEARCH_CHARACTERS = 100;

/** Each condition by the name of its parameter in an address. */
export const FILTER_PARAMETERS = {
	area: 'area',
	kinds: 'kind',
	activities: 'activity',
	evidence: 'evidence',
	siteKinds: 'site_kind',
	nationalities: 'nationality',
	figureType: 'figure_type',
	from: 'from',
	to: 'to',
	search: 'q'
} as const satisfies Record<keyof SituationFilter, string>;

/** The values that the conditions with a list may have. */
export const FILTER_VALUES = {
	kinds: EVENT_KINDS,
	activities: ACTIVITIES,
	evidence: EVIDENCE_LEVELS,
	siteKinds: COMPOUND_KINDS,
	nationalities: COUNTRY_CODES
} as const;

/** What is wrong with an address. */
export interface FilterProblem {
	/** Name of the parameter. */
	parameter: string;
	/** What stands there, cut to 40 characters. */
	value: string;
	reason: 'no_area' | 'no_such_value' | 'no_day' | 'days_reversed' | 'too_long';
	/** What may stand there, where that is a short list; else empty. */
	allowed: readonly string[];
}

class Problem extends Error {
	constructor(readonly problem: FilterProblem) {
		super(problem.reason);
	}
}

/**
 * The filter that an address holds, or the first thing wrong with it. Several values stand behind commas or in repeated
 * parameters; empty is as good as absent; parameters of others are left alone. Whether an area exists is not asked.
 */
export function parseFilter(
	parameters: URLSearchParams
): { filter: SituationFilter } | { problem: FilterProblem } {
	try {
		return { filter: readFilter(parameters) };
	} catch (error) {
		if (error instanceof Problem) return { problem: error.problem };
		throw error;
	}
}

/** The parameters that stand for the filter; conditions that are none are left out. The inverse of `parseFilter`. */
export function writeFilter(filter: SituationFilter): URLSearchParams {
	const parameters = new URLSearchParams();
	for (const [key, name] of Object.entries(FILTER_PARAMETERS)) {
		const value = filter[key as keyof SituationFilter];
		const text = Array.isArray(value) ? value.join(',') : value;
		if (text) parameters.set(name, text as string);
	}
	return parameters;
}

/** Whether nothing is asked for. */
export function isUnfiltered(filter: SituationFilter): boolean {
	return writeFilter(filter).size === 0;
}

function readFilter(parameters: URLSearchParams): SituationFilter {
	const filter = {
		area: readArea(parameters),
		kinds: readList(parameters, 'kinds'),
		activities: readList(parameters, 'activities'),
		evidence: readList(parameters, 'evidence'),
		siteKinds: readList(parameters, 'siteKinds'),
		nationalities: readList(parameters, 'nationalities'),
		figureType: readFigureType(parameters),
		from: readDay(parameters, 'from'),
		to: readDay(parameters, 'to'),
		search: readSearch(parameters)
	};
	if (filter.from !== null && filter.to !== null && filter.from > filter.to) {
		refuse('from', `${filter.from} > ${filter.to}`, 'days_reversed');
	}
	return filter;
}

function refuse(
	key: keyof SituationFilter,
	value: string,
	reason: FilterProblem['reason'],
	allowed: readonly string[] = []
): never {
	throw new Problem({ parameter: FILTER_PARAMETERS[key], value: value.slice(0, 40), reason, allowed });
}

function readOne(parameters: URLSearchParams, key: keyof SituationFilter): string | null {
	return parameters.get(FILTER_PARAMETERS[key])?.trim() || null;
}

function readArea(parameters: URLSearchParams): string | null {
	const text = readOne(parameters, 'area');
	if (text === null || text === PLACE_NOT_KNOWN || /^[A-Z]{2}\d{0,8}$/.test(text)) return text;
	return refuse('area', text, 'no_area');
}

/** The values in the order of the list of values, each once, so that one filter has one address. */
function readList<K extends keyof typeof FILTER_VALUES>(
	parameters: URLSearchParams,
	key: K
): (typeof FILTER_VALUES)[K][number][] {
	const values: readonly string[] = FILTER_VALUES[key];
	const given = parameters
		.getAll(FILTER_PARAMETERS[key])
		.flatMap((text) => text.split(','))
		.map((text) => text.trim())
		.filter((text) => text !== '');
	const unknown = given.find((value) => !values.includes(value));
	if (unknown !== undefined) refuse(key, unknown, 'no_such_value', values.length > 30 ? [] : values);
	return values.filter((value) => given.includes(value));
}

function readFigureType(parameters: URLSearchParams): FigureType | null {
	const text = readOne(parameters, 'figureType');
	const found = FIGURE_TYPES.find((type) => type === text);
	if (text !== null && !found) refuse('figureType', text, 'no_such_value', FIGURE_TYPES);
	return found ?? null;
}

function readDay(parameters: URLSearchParams, key: 'from' | 'to'): Day | null {
	const text = readOne(parameters, key);
	if (text !== null && !isDay(text)) refuse(key, text, 'no_day');
	return text;
}

function readSearch(parameters: URLSearchParams): string | null {
	const text = readOne(parameters, 'search')?.normalize('NFC') ?? null;
	if (text !== null && text.length > SEARCH_CHARACTERS) refuse('search', text, 'too_long');
	return text;
}
