import { error } from '@sveltejs/kit';
import { nameArea } from '#lib/components/areas/area-name.ts';
import { isDay } from '#lib/domain/day.ts';
import {
	NO_FILTER,
	parseFilter,
	PLACE_NOT_KNOWN,
	type FilterProblem,
	type SituationFilter
} from '#lib/domain/filter.ts';
import type { Words } from '#lib/i18n/dictionary.ts';
import type { I18n } from '#lib/i18n/i18n.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { findRevision, LATEST, type AskedView, type View } from '#lib/server/queries/view.ts';

const PROVINCE = 1;

/** After every revision, whatever the clock of the database says. */
const END_OF_TIME = new Date('9999-12-31T00:00:00Z');
const CODE = '[A-Z0-9][A-Z0-9-]{0,39}';

/** The keys that pages of lists begin with. */
export const STARTS = {
	code: new RegExp(`^${CODE}$`),
	likeness: new RegExp(`^\\d{1,3}\\.${CODE}$`),
	day: new RegExp(`^\\d{4}-\\d{2}-\\d{2}\\.${CODE}$`)
} as const;

/** An open unit of work, as `locals.read` hands it out. */
export type Tx = Parameters<Parameters<App.Locals['read']>[0]>[0];

/**
 * The filter that an address asks for. Whether its area exists is asked by `listNamedAreas`.
 *
 * @throws 400 with what stands there and what may
 */
export function readFilter(url: URL, { t }: I18n): SituationFilter {
	const parsed = parseFilter(url.searchParams);
	if ('problem' in parsed) error(400, explain(parsed.problem, t));
	return parsed.filter;
}

/**
 * The key that a page of a list begins with; null for the first page.
 *
 * @throws 400 where it is none of this list
 */
export function readStart(url: URL, shape: RegExp, { t }: I18n): string | null {
	const start = url.searchParams.get('start') || null;
	const isWrong =
		start !== null && (!shape.test(start) || (shape === STARTS.day && !isDay(start.slice(0, 10))));
	if (isWrong) {
		error(400, { message: t.records.badStart(start.slice(0, 40)), remedy: t.records.badStartRemedy });
	}
	return start;
}

/**
 * The provinces by name in the reader's language.
 *
 * @throws 400 where the filter asks for another area
 */
export async function listNamedAreas(
	tx: Tx,
	i18n: I18n,
	filter?: SituationFilter
): Promise<{ pcode: string; name: string }[]> {
	const { locale, format } = i18n;
	const areas = await listAreas(tx, PROVINCE);
	checkArea(filter ?? NO_FILTER, areas, i18n);
	return areas
		.map((area) => ({ pcode: area.pcode, name: nameArea(area, locale) }))
		.sort((a, b) => format.compare(a.name, b.name));
}

/** @throws 400 where the filter asks for an area that is none of these */
export function checkArea({ area }: SituationFilter, areas: readonly { pcode: string }[], { t }: I18n): void {
	if (area === null || area === PLACE_NOT_KNOWN || areas.some(({ pcode }) => pcode === area)) return;
	error(400, { message: t.errors.noProvince(area), remedy: t.errors.noProvinceRemedy });
}

/** The view for all pages of an export: of what is known now, what is written later stays out. */
export async function openFixedView(tx: Tx, asked: AskedView): Promise<View> {
	const { view } = await openView(tx, asked);
	return view.revision === LATEST ? { ...view, revision: await findRevision(tx, END_OF_TIME) } : view;
}

function explain({ parameter, value, reason, allowed }: FilterProblem, { errors, records }: Words) {
	if (reason === 'no_area') return { message: errors.noProvince(value), remedy: errors.noProvinceRemedy };
	if (reason === 'no_day') return { message: errors.notADay(value), remedy: errors.notADayRemedy(parameter) };
	if (reason === 'days_reversed')
		return { message: records.daysReversed, remedy: records.daysReversedRemedy };
	if (reason === 'too_long') return { message: records.tooLong, remedy: records.tooLongRemedy };
	return {
		message: records.badValue(value, parameter),
		remedy: allowed.length === 0 ? records.badCountryRemedy : records.badValueRemedy(allowed.join(', '))
	};
}
