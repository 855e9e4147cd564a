import { INTERVALS } from '#lib/domain/freshness.ts';
import { OPERATOR_KINDS } from '#lib/domain/shelters.ts';
import type { ShelterDetails } from '#lib/server/commands/shelters.ts';
import type { FormReader } from './form-reader.server.ts';

/** Types of site of the CCCM typology. */
export const SITE_TYPES = [
	...(['planned_camp', 'spontaneous_settlement', 'collective_centre', 'reception_centre'] as const),
	...(['transit_centre', 'dispersed'] as const)
] as const;

/** How often a shelter may be expected to report, in days. */
export const INTERVAL_DAYS = Object.keys(INTERVALS);

/** What a shelter is, as a form has it. @param pcodes of the areas that are offered */
export function readDetails(form: FormReader, pcodes: readonly string[]): ShelterDetails {
	const interval = form.optionalChoice('interval', INTERVAL_DAYS);
	return {
		name: form.requiredLine('name'),
		operator: form.line('operator'),
		operatorKind: form.choice('operator_kind', OPERATOR_KINDS),
		siteType: form.optionalChoice('site_type', SITE_TYPES),
		areaPcode: form.optionalChoice('area', pcodes),
		locality: form.line('locality'),
		intervalDays: interval === null ? null : Number(interval),
		fundingEndsOn: form.day('funding_ends_on'),
		note: form.note('note')
	};
}
