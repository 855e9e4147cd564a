import { error } from '@sveltejs/kit';
import { isKnown, type Estimate } from '#lib/domain/estimate.ts';
import { PLACE_NOT_KNOWN } from '#lib/domain/filter.ts';
import type { I18n } from '#lib/i18n/i18n.ts';
import { nameArea } from '#lib/components/areas/area-name.ts';
import { COUNTS, MEASURES, type AreaRow, type Measure } from '#lib/components/areas/area-rows.ts';
import type { AreaCount } from '#lib/server/queries/area-counts.ts';
import type { AreaSum } from '#lib/server/queries/area-summaries.ts';
import type { Area } from '#lib/server/queries/areas.ts';
import type { Situation, Unplaced } from '#lib/map/situation.ts';
import { toSituationAreas, type AreaKnowledge } from '#lib/map/to-situation.ts';
import type { Drawable } from './map/load-drawable.server.ts';

/** The row of the country, as it stands in addresses. */
export const NATIONAL = 'national';

/** What the queries say of areas. */
interface Said {
	areas: readonly Area[];
	sums: readonly AreaSum[];
	counts: readonly AreaCount[];
}

/** The rows of the area table: areas in order of their names, then 'place not known' and the country. */
export function toRows({ areas, sums, counts }: Said, { locale, t, format }: I18n): AreaRow[] {
	const toRow = (key: string, name: string, scope: AreaSum['scope'], pcode: string | null): AreaRow => ({
		key,
		name,
		sums: Object.fromEntries(
			sums
				.filter((sum) => sum.scope === scope && sum.pcode === pcode)
				.map(({ measure, estimate, newestOn, isContradicted }) => [
					measure,
					{ estimate, newestOn, isContradicted }
				])
		),
		counts: countOf(counts, scope === 'national' ? undefined : pcode)
	});
	return [
		...areas
			.map((area) => toRow(area.pcode, nameArea(area, locale), 'area', area.pcode))
			.sort((a, b) => format.compare(a.name, b.name)),
		toRow(PLACE_NOT_KNOWN, t.situation.placeNotKnown, 'place_not_known', null),
		toRow(NATIONAL, t.situation.country, 'national', null)
	];
}

function countOf(counts: readonly AreaCount[], pcode: string | null | undefined): AreaRow['counts'] {
	const ofRow = counts.filter((one) => pcode === undefined || one.pcode === pcode);
	return Object.fromEntries(
		COUNTS.map((name) => [
			name,
			ofRow.filter(({ stem }) => `${stem}s` === name).reduce((sum, { count }) => sum + count, 0)
		])
	) as AreaRow['counts'];
}

/**
 * The number that an address opens (`open=KH12.precarious`); null for none.
 *
 * @throws 404 where there is no such row or measure
 */
export function readOpen(
	url: URL,
	areas: readonly Area[],
	{ t }: I18n
): { key: string; measure: Measure } | null {
	const open = url.searchParams.get('open');
	if (!open) return null;
	const [key = '', named = ''] = open.split('.');
	const keys = [NATIONAL, PLACE_NOT_KNOWN, ...areas.map(({ pcode }) => pcode)];
	const measure = MEASURES.find((one) => one === named);
	if (!keys.includes(key) || !measure) {
		error(404, { message: t.errors.noNumber(open.slice(0, 40)), remedy: t.errors.noNumberRemedy });
	}
	return { key, measure };
}

/** The area of a row for a query: null is 'place not known'. */
export function toPcode(key: string): string | null {
	return key === PLACE_NOT_KNOWN ? null : key;
}

/**
 * The measure whose people the map shows (`people=precarious`). Where none is asked for: the first that is known of any
 * area, so that a map is not empty while there is something to see.
 */
export function readMeasure(url: URL, sums: readonly AreaSum[]): Measure {
	const asked = MEASURES.find((measure) => measure === url.searchParams.get('people'));
	const isSeen = (measure: Measure) =>
		sums.some((sum) => sum.scope === 'area' && sum.measure === measure && isKnown(sum.estimate));
	return asked ?? MEASURES.find(isSeen) ?? MEASURES[0];
}

/** People of a measure by P-code. */
export function toPeople(sums: readonly AreaSum[], measure: Measure): Map<string, Estimate> {
	return new Map(
		sums
			.filter((sum) => sum.scope === 'area' && sum.measure === measure)
			.map(({ pcode, estimate }) => [pcode!, estimate])
	);
}

/** Registered shelters by P-code; an area that is absent has none. */
export function toShelters(counts: readonly AreaCount[]): Map<string, number> {
	return new Map(
		counts.flatMap(({ stem, pcode, count }) => (stem === 'shelter' && pcode !== null ? [[pcode, count]] : []))
	);
}

/** The map as the page hands it on. */
export function toMap(
	{ outlines, freshness, compounds, events, unplaced }: Drawable,
	people: AreaKnowledge['people'],
	shelters: AreaKnowledge['shelters']
): { situation: Situation; unplaced: Unplaced } {
	return {
		situation: { areas: toSituationAreas(outlines, { people, freshness, shelters }), compounds, events },
		unplaced
	};
}
