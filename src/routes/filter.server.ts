import { error } from '@sveltejs/kit';
import { parseFilter, type FilterProblem, type SituationFilter } from '#lib/domain/filter.ts';
import type { I18n } from '#lib/i18n/i18n.ts';

/**
 * The filter that an address asks for.
 *
 * @throws 400 for a value that cannot be, with what to write instead
 */
export function readFilter(url: URL, i18n: I18n): SituationFilter {
	const read = parseFilter(url.searchParams);
	if ('filter' in read) return read.filter;
	const { parameter, value, reason } = read.problem;
	return error(400, {
		message: i18n.t.errors.filter[reason](parameter, value),
		remedy: toRemedy(read.problem, i18n)
	});
}

function toRemedy({ reason, allowed }: FilterProblem, { t, format }: I18n): string {
	const remedy = t.errors.filterRemedy[reason];
	if (typeof remedy === 'string') return remedy;
	return remedy(allowed.length > 0 ? format.list(allowed) : t.errors.countryCodes);
}
