import { SHELTER_STATUSES } from '#lib/domain/shelters.ts';
import type { NewReport } from '#lib/server/commands/shelter-reports.ts';
import { CONDITION_WORDS } from '#lib/server/import/columns/entry-condition.ts';
import { SERVICES } from '#lib/server/import/kinds/shelters.ts';
import type { FormReader } from './form-reader.server.ts';

/** What can be ticked in the form of a report. */
export const OFFERED = { conditions: CONDITION_WORDS, services: SERVICES, statuses: SHELTER_STATUSES };

/** A report as a form has it. */
export function readReport(form: FormReader): NewReport {
	const status = form.choice('status', SHELTER_STATUSES);
	const closingOn = form.day('closing_on');
	if (status === 'closing_on' && closingOn === null) form.refuse('closing_on', 'closingWithoutDay');
	return {
		reportedOn: form.pastDay('reported_on'),
		status,
		closingOn: status === 'closing_on' ? closingOn : null,
		capacity: form.count('capacity'),
		occupancy: form.count('occupancy'),
		entryConditions: readConditions(form),
		services: form.choices('service', SERVICES)
	};
}

function readConditions(form: FormReader): string[] {
	const words = form.choices('condition', CONDITION_WORDS);
	const nationalities = form.countries('only_nationals').map((iso2) => `nationality:${iso2}`);
	const conditions = [...words, ...nationalities];
	const isNothing = words.includes('none_known') && conditions.length > 1;
	const isNobody = words.includes('women_only') && words.includes('men_only');
	if (isNothing || isNobody) form.refuse('condition', 'contradictory');
	return conditions;
}
