import type { I18n } from '#lib/i18n/i18n.ts';
import type { MapMark } from '#lib/map/layer.ts';
import type { MarkTarget, PlacedStem, SituationArea } from '#lib/map/situation.ts';

/** The name of an area in the reader's language. */
export function nameArea(area: Pick<SituationArea, 'nameEn' | 'nameKm'>, { locale }: I18n): string {
	return (locale === 'km' ? area.nameKm : null) ?? area.nameEn;
}

/** All that the map says of an area, in words: its people, how fresh its figures are, its shelters. */
export function describeArea(area: SituationArea, measure: string, i18n: I18n): string {
	const { t, format } = i18n;
	const facts = [
		`${measure}: ${area.people === null ? t.format.notKnown : format.estimate(area.people)}`,
		t.map.legend[area.freshness],
		...(area.shelters > 0 ? [format.counted(area.shelters, t.map.shelters)] : [])
	];
	return `${nameArea(area, i18n)}. ${facts.join('. ')}.`;
}

/** What a mark stands for, in words: how many of what, where, and how exactly that is known. */
export function describeMark(
	mark: MapMark,
	areas: readonly SituationArea[],
	measure: string,
	i18n: I18n
): string {
	const { target } = mark;
	if (target === null) return '';
	const area = areas.find(({ pcode }) => pcode === areaOf(target));
	if (target.kind === 'area') return area ? describeArea(area, measure, i18n) : '';
	const { t } = i18n;
	const words = [
		target.kind === 'record' ? target.code : nameCount(mark.count ?? 0, target.stem, i18n),
		...(area ? [nameArea(area, i18n)] : []),
		t.map.known[mark.precision ?? 'several'],
		...(target.kind === 'record' ? listLegendWords(mark, i18n) : listGroupWords(mark, i18n))
	];
	return words.join(', ');
}

/** Where the records of a mark are and how exactly that is known, in words. */
export function nameWhere(mark: MapMark, areas: readonly SituationArea[], i18n: I18n): string {
	const area = areas.find(({ pcode }) => mark.target !== null && pcode === areaOf(mark.target));
	const known = i18n.t.map.known[mark.precision ?? 'several'];
	return area ? `${nameArea(area, i18n)}, ${known}` : known;
}

/** A number of records with their noun. */
export function nameCount(count: number, stem: PlacedStem, { t, format }: I18n): string {
	return format.counted(count, stem === 'compound' ? t.map.compounds : t.map.events);
}

function areaOf(target: MarkTarget): string | null {
	return target.kind === 'area' ? target.pcode : target.area;
}

function listLegendWords({ groups }: MapMark, { t }: I18n): string[] {
	return groups.slice(0, 1).map(([group]) => wordOf(group, t.map.legend));
}

function listGroupWords({ groups }: MapMark, { t, format }: I18n): string[] {
	const counts = new Map<string, number>();
	for (const [group, count] of groups) {
		const word = wordOf(group, t.map.legend);
		counts.set(word, (counts.get(word) ?? 0) + count);
	}
	return [...counts].map(([word, count]) => `${word}: ${format.count(count)}`);
}

/** A group of compounds is `activity:evidence`, one of events a single word. */
function wordOf(group: string, words: I18n['t']['map']['legend']): string {
	const key = group.includes(':') ? `compound_${group.split(':')[0]}` : `event_${group}`;
	return words[key as keyof typeof words];
}
