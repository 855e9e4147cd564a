import type { Day } from '#lib/domain/day.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import type { DatePrecision } from '#lib/domain/events.ts';

/** Where a set of records comes from; a view shows the record with live data, or the exercise, never both. */
export const DATASETS = ['public_record', 'exercise', 'live'] as const;

/** Where one record comes from. */
export type Dataset = (typeof DATASETS)[number];

/** Where people were when they were counted. `left_country` marks people counted as gone. */
export const LIVING_SITUATIONS = [
	'street',
	'forest_or_rural',
	'embassy_premises',
	'crowded_housing',
	'guesthouse',
	'unknown',
	'ngo_shelter',
	'government_shelter',
	'immigration_detention',
	'police_custody',
	'left_country'
] as const;

/** Where the people of one figure were. */
export type LivingSituation = (typeof LIVING_SITUATIONS)[number];

/** The need in two tiers, and what stands beside it; never added to each other. */
export const TIERS = ['without_shelter', 'precarious', 'accommodation', 'custody'] as const;

/** A tier of the need, or what stands beside it. */
export type Tier = (typeof TIERS)[number];

/** Why people are displaced. */
export const POPULATION_GROUPS = [
	'left_compound',
	'deportation_pending',
	'border_closure',
	'found_in_checks',
	'other'
] as const;

/** Why the people of one figure are displaced. */
export type PopulationGroup = (typeof POPULATION_GROUPS)[number];

/** What a published count measures. Only a stock can stand for the people of a day. */
export const FIGURE_KINDS = ['stock', 'flow', 'cumulative', 'peak'] as const;

/** What one figure measures. */
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** How a count was collected, as the source states it; `media_report` is "not stated". */
export const METHODS = [
	'headcount',
	'direct_observation',
	'registration',
	'key_informant',
	'estimate',
	'media_report'
] as const;

/** How one figure was collected. */
export type Method = (typeof METHODS)[number];

/** What is counted: people, or households (never added to people). */
export const UNITS = ['person', 'household'] as const;

/** What one figure counts. */
export type Unit = (typeof UNITS)[number];

/** Admiralty letter for the source, from A (reliable) to F (cannot be judged). */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** How far one source is to be relied on. */
export type Reliability = (typeof RELIABILITIES)[number];

/** One published count, as it was known at the moment asked for. */
export interface Figure {
	code: string;
	/** Revision that recorded this version; a later one is the greater number. */
	revision: number;
	/** Revision that first recorded a figure of this code about this day; later versions of it are no new count. */
	arrivedIn: number;
	dataset: Dataset;
	/** P-code of the level-1 area, null for "place not known". */
	areaCode: string | null;
	livingSituation: LivingSituation;
	populationGroup: PopulationGroup;
	/** ISO 3166-1 alpha-2 codes in alphabetical order; null means all nationalities. */
	nationalities: string[] | null;
	kind: FigureKind;
	unit: Unit;
	estimate: Estimate;
	/** False where a source reported the situation without giving a count. */
	isCounted: boolean;
	method: Method;
	/** The day the number is about, whatever its precision; null where no date was given. */
	referenceOn: Day | null;
	/** Code of the series of counts it belongs to; null where it has none. */
	operation: string | null;
	/** Whether that operation takes leavers off its register; null where unknown or without an operation. */
	takesLeaversOff: boolean | null;
	/** Days between two expected updates: the operation's, else that of the living situation. */
	intervalDays: number;
	/** Publisher of the first source; with no operation it names the series. */
	publisher: string;
	/** Best letter among its sources; null where none is rated. */
	bestReliability: Reliability | null;
	/** Figures that share one of these count partly the same people. */
	overlapGroups: string[];
	/** The shelter whose occupancy this is; null for none. */
	shelterCode: string | null;
	/** The event from whose day on these people were gone; null while none is recorded. */
	closedBy: FigureClosure | null;
	/** True where it states sex, minors, documents or identification: it splits its cell, it is no candidate for it. */
	statesAttributes: boolean;
	/** True where the source says that nobody of another nationality is meant. */
	isExhaustive: boolean;
	/** A coordinator's recommendation; null while there is none. */
	recommendation: FigureRecommendation | null;
}

/** What a reader needs, besides what the rules need, to check a figure. */
export interface FigureDetail {
	/** Town or place in words; null where none was given. */
	locality: string | null;
	/** Null where no date was given. */
	referencePrecision: 'day' | 'month' | null;
	note: string | null;
	/** Codes of its sources in the order in which the record names them. */
	sourceCodes: string[];
}

/** The event that closes a figure, as far as the reader may see it. */
export interface FigureClosure {
	eventCode: string;
	/** The first day of the month or year where that is all that is known. */
	occurredOn: Day;
	datePrecision: DatePrecision;
	people: Estimate;
}

/** A coordinator's word for one figure of a cell, and the revision that recorded it. */
export interface FigureRecommendation {
	revision: number;
	reason: string;
}

const TIER_OF: Record<LivingSituation, Tier | null> = {
	street: 'without_shelter',
	forest_or_rural: 'without_shelter',
	embassy_premises: 'without_shelter',
	crowded_housing: 'precarious',
	guesthouse: 'precarious',
	unknown: 'precarious',
	ngo_shelter: 'accommodation',
	government_shelter: 'accommodation',
	immigration_detention: 'custody',
	police_custody: 'custody',
	left_country: null
};

/** The tier that a living situation counts in; null where the people are gone. */
export function tierOf(situation: LivingSituation): Tier | null {
	return TIER_OF[situation];
}
