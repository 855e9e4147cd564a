import type { Day } from '#lib/domain/day.ts';
import type { Dataset } from '#lib/domain/figures.ts';

/** What a shelter says of itself on a day. */
export const SHELTER_STATUSES = [
	'open',
	'full',
	'intake_paused',
	'suspended',
	'closing_on',
	'closed',
	'unknown'
] as const;

/** What one shelter said of itself, a dated closing included. */
export type ShelterStatus = (typeof SHELTER_STATUSES)[number];

/** What sort of body runs a shelter. */
export const OPERATOR_KINDS = ['embassy', 'faith', 'government', 'ngo', 'unknown'] as const;

/** The sort of body that runs one shelter. */
export type OperatorKind = (typeof OPERATOR_KINDS)[number];

/** A site that takes people in, as far as counting its people needs it. */
export interface Shelter {
	code: string;
	dataset: Dataset;
	/** Null: place not known. */
	areaCode: string | null;
	/** Days between two expected reports; null: the default of 7. */
	intervalDays: number | null;
}

/** One report of a shelter, as it was known at the moment asked for. */
export interface ShelterReport {
	/** Orders two reports of one revision. */
	id: number;
	revision: number;
	shelterCode: string;
	/** Null where the report gave no day. */
	reportedOn: Day | null;
	status: ShelterStatus;
	/** The day it closes, where the status is closing_on. */
	closingOn: Day | null;
	/** People in it; null where nobody said. */
	occupancy: number | null;
}
