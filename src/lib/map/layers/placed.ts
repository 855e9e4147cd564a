import { gatherRecords, listCodes, type Gathered, type PlacedRecord } from '#lib/map/gather.ts';
import type { LegendEntry, MapMark } from '#lib/map/layer.ts';
import type { Box } from '#lib/map/mercator.ts';
import { isPoint } from '#lib/map/precision.ts';
import type { MarkTarget, PlacedStem } from '#lib/map/situation.ts';

/** What records of one stem are drawn by. */
export interface PlacedDrawing {
	stem: PlacedStem;
	records: readonly PlacedRecord[];
	zoom: number;
	/** -1 above, 1 below a place that is no point, so that two stems stand over each other, their numbers to the right. */
	side: -1 | 1;
	/** Name of the picture of several, from their groups. */
	nameOf(groups: readonly (readonly [string, number])[]): string;
	/** Name of the picture of one. */
	nameOfOne(group: string): string;
}

/** Half of a mark: one above a place and one below it touch and do not overlap. */
const HALF_PX = 12;

/** The lines of the legend that both compounds and events need. */
export const PLACE_ENTRIES: readonly LegendEntry[] = [
	{ word: 'ring', picture: { mark: 'ring:place' }, explains: (picture) => picture === 'ring:place' }
];

/**
 * The marks of records. What is known to its site is a symbol at its point. What is known to its town, district or
 * province is a ring with the symbol above or below it, and never a pin. Several are one symbol with their number.
 */
export function toPlacedMarks(drawing: PlacedDrawing): MapMark[] {
	return gatherRecords(drawing.records, drawing.zoom).flatMap((gathered) => {
		const { at, count, groups, precision } = gathered;
		const isAtPoint = precision !== null && isPoint(precision);
		const mark: MapMark = {
			id: `${drawing.stem}/${at.join()}/${precision ?? 'several'}`,
			picture: count === 1 ? drawing.nameOfOne(groups[0]![0]) : drawing.nameOf(groups),
			at,
			shift: [0, isAtPoint ? 0 : drawing.side * HALF_PX],
			count: count === 1 ? null : count,
			target: toTarget(drawing.stem, gathered),
			groups,
			precision
		};
		return isAtPoint || precision === null ? [mark] : [toRing(mark), mark];
	});
}

function toRing({ at, precision }: MapMark): MapMark {
	return {
		id: `ring/${at.join()}/${precision}`,
		picture: 'ring:place',
		at,
		shift: [0, 0],
		count: null,
		target: null,
		groups: [],
		precision
	};
}

function toTarget(stem: PlacedStem, gathered: Gathered): MarkTarget {
	const codes = listCodes(gathered);
	const isWhole = codes.length === gathered.count;
	const areas = new Set(gathered.records.map((record) => record.area));
	const area = areas.size === 1 ? [...areas][0]! : null;
	if (gathered.count === 1 && isWhole) return { kind: 'record', stem, area, code: codes[0]! };
	return {
		kind: 'records',
		stem,
		area,
		codes: isWhole ? codes : [],
		within: boxOf(gathered.records)
	};
}

function boxOf(records: readonly PlacedRecord[]): Box {
	const [first, ...others] = records.map(({ at }) => at);
	return others.reduce<Box>(
		([west, south, east, north], [lon, lat]) => [
			Math.min(west, lon),
			Math.min(south, lat),
			Math.max(east, lon),
			Math.max(north, lat)
		],
		[...first!, ...first!]
	);
}
