import { daysBetween, type Day } from '#lib/domain/day.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import { COUNTRY_MEASURE_INTERVAL, freshnessOf, isCurrent, type Freshness } from '#lib/domain/freshness.ts';

/** What a state does. */
export const MEASURES = [
	'overstay_fine',
	'fine_waiver',
	'shelter',
	'documents',
	'repatriation_flight',
	'victim_identification',
	'consular_desk',
	'repatriation_support',
	'travel_ban_or_advisory',
	'other'
] as const;

/** What one state does for its people, or against them. */
export type Measure = (typeof MEASURES)[number];

/** Whether a measure helps a person who comes forward, or may harm a survivor: a charter under warrant is not help. */
export const MEASURE_NATURES = ['help', 'enforcement', 'other'] as const;

/** Whether one measure helps those who come forward. */
export type MeasureNature = (typeof MEASURE_NATURES)[number];

/** 'active' means that nothing read says it ended. */
export const MEASURE_STATUSES = ['active', 'ended', 'announced', 'unknown'] as const;

/** Whether one measure still stands, as it was last read. */
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

/** One step by a state for its own nationals, as it was known at the moment asked for. */
export interface CountryMeasure {
	code: string;
	/** ISO 3166-1 alpha-2; KH is the host state. */
	nationality: string;
	measure: Measure;
	nature: MeasureNature;
	status: MeasureStatus;
	/** When it took effect or was reported; null where no day was given. */
	effectiveOn: Day | null;
	/** The last day that it holds; null where none was given. */
	untilOn: Day | null;
	/** Of an overstay fine what one person owes for one day; null for every other measure. */
	fine: Fine | null;
	/** People reached, as published; null where no number was. */
	people: Estimate | null;
}

/** Money that one person owes for one day. */
export interface Fine {
	amountPerDay: number;
	/** ISO 4217 code. */
	currency: string;
}

/** Measures of one nature that nothing read says have ended. */
export interface InForce {
	count: number;
	/** Those of the count that were last reported so long ago that they must be asked about again, or without a day. */
	tooOld: number;
	/** Null where none has a day. */
	newestOn: Day | null;
}

/** How far a measure is past the day on which it should be looked up again; null where it has no day. */
export function measureFreshness(effectiveOn: Day | null, asOf: Day): Freshness | null {
	return effectiveOn === null ? null : freshnessOf(daysBetween(effectiveOn, asOf), COUNTRY_MEASURE_INTERVAL);
}

/**
 * What is in force of one nature: its active measures. No measure found is no evidence that there is none.
 *
 * @param measures of one state, none of them from a day after `asOf`
 */
export function countInForce(measures: readonly CountryMeasure[], nature: MeasureNature, asOf: Day): InForce {
	const active = measures.filter((one) => one.nature === nature && one.status === 'active');
	const isTooOld = ({ effectiveOn }: CountryMeasure) => {
		const freshness = measureFreshness(effectiveOn, asOf);
		return freshness === null || !isCurrent(freshness);
	};
	const days = active.map(({ effectiveOn }) => effectiveOn).filter((day) => day !== null);
	return {
		count: active.length,
		tooOld: active.filter(isTooOld).length,
		newestOn: days.sort().at(-1) ?? null
	};
}
