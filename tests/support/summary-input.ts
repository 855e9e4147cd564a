import type { Shelter } from '#lib/domain/shelters.ts';
import type { SummaryInput } from '#lib/domain/summary.ts';
import { AS_OF } from './domain-figures.ts';

/** Two provinces on the day that tests ask about, of which nothing was ever told. */
export const NOTHING: SummaryInput = {
	figures: [],
	shelters: [],
	reports: [],
	events: [],
	areaCodes: ['KH12', 'KH18'],
	asOf: AS_OF
};

/** A shelter of the public record in an area, or (null) in none that is known. */
export const shelter = (code: string, areaCode: string | null): Shelter => ({
	code,
	areaCode,
	dataset: 'public_record',
	intervalDays: null
});
