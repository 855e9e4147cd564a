import type { LocationPrecision } from '#lib/domain/compounds.ts';
import { toPixels, type LonLat } from '#lib/map/mercator.ts';
import { isPoint } from '#lib/map/precision.ts';

/** A record, or several of one sort that the database already counted together. */
export interface PlacedRecord {
	/** Null where it stands for several. */
	code: string | null;
	/** P-code of its level-1 area. */
	area: string | null;
	at: LonLat;
	precision: LocationPrecision;
	/** What it is drawn as: the records of one group share a symbol. */
	group: string;
	count: number;
}

/** Records that are drawn as one mark. */
export interface Gathered {
	/** Where the most of them lie. */
	at: LonLat;
	/** As all of them are; null where they lie at several places. */
	precision: LocationPrecision | null;
	count: number;
	/** How many of each group, the largest first. */
	groups: [group: string, count: number][];
	records: PlacedRecord[];
}

/** Marks nearer to each other than this are drawn as one. */
const APART_PX = 44;

/** From this zoom on points are drawn as they are. */
const POINTS_FROM_ZOOM = 15;

/**
 * Records as marks that do not lie over each other at a zoom. Those known to one town, district or province are always
 * one mark; points become one where they are near, and come apart as one zooms in.
 *
 * Its cost grows with the number of records, not with its square: 25,000 take some hundredths of a second.
 */
export function gatherRecords(records: readonly PlacedRecord[], zoom: number): Gathered[] {
	const places = groupRecords(records, (record) => toPlaceKey(record, zoom));
	const sized = [...places.values()].map((members) => ({ members, count: countOf(members) }));
	sized.sort((a, b) => b.count - a.count);
	return mergeNear(
		sized.map(({ members }) => members),
		zoom
	).map(toGathered);
}

/** The records that a list of the gathered ones is about, each once. */
export function listCodes(gathered: Pick<Gathered, 'records'>): string[] {
	return [...new Set(gathered.records.flatMap(({ code }) => (code === null ? [] : [code])))];
}

function toPlaceKey({ at: [lon, lat], precision }: PlacedRecord, zoom: number): string {
	if (!isPoint(precision) || zoom >= POINTS_FROM_ZOOM) return `${lon},${lat},${precision}`;
	const [x, y] = toPixels([lon, lat], Math.floor(zoom));
	return `${Math.floor(x / APART_PX)}/${Math.floor(y / APART_PX)}`;
}

/** Each place joins the first larger one that is near, found through a grid whose cells are as wide as "near". */
function mergeNear(places: readonly PlacedRecord[][], zoom: number): PlacedRecord[][] {
	const kept = new Map<string, { x: number; y: number; members: PlacedRecord[] }[]>();
	const result: PlacedRecord[][] = [];
	for (const members of places) {
		const [x, y] = toPixels(members[0]!.at, zoom);
		const [column, row] = [Math.floor(x / APART_PX), Math.floor(y / APART_PX)];
		const near = listCellsAround(column, row)
			.flatMap((cell) => kept.get(cell) ?? [])
			.find((other) => Math.hypot(other.x - x, other.y - y) < APART_PX);
		if (near && zoom < POINTS_FROM_ZOOM) {
			for (const member of members) near.members.push(member);
			continue;
		}
		const own = [...members];
		const cell = `${column}/${row}`;
		kept.set(cell, [...(kept.get(cell) ?? []), { x, y, members: own }]);
		result.push(own);
	}
	return result;
}

function listCellsAround(column: number, row: number): string[] {
	const steps = [-1, 0, 1];
	return steps.flatMap((across) => steps.map((down) => `${column + across}/${row + down}`));
}

function toGathered(members: PlacedRecord[]): Gathered {
	const first = members[0]!;
	const isOnePlace = members.every(
		({ at, precision }) => at[0] === first.at[0] && at[1] === first.at[1] && precision === first.precision
	);
	const groups = [...groupRecords(members, ({ group }) => group)].map(
		([group, ofGroup]): [string, number] => [group, countOf(ofGroup)]
	);
	return {
		at: first.at,
		precision: isOnePlace ? first.precision : null,
		count: countOf(members),
		groups: groups.sort((a, b) => b[1] - a[1]),
		records: members
	};
}

function groupRecords(
	records: readonly PlacedRecord[],
	keyOf: (record: PlacedRecord) => string
): Map<string, PlacedRecord[]> {
	const groups = new Map<string, PlacedRecord[]>();
	for (const record of records) {
		const key = keyOf(record);
		const group = groups.get(key);
		if (group) group.push(record);
		else groups.set(key, [record]);
	}
	return groups;
}

function countOf(records: readonly PlacedRecord[]): number {
	return records.reduce((sum, { count }) => sum + count, 0);
}
