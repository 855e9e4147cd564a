import type { Activity } from '#lib/domain/compound-activity.ts';
import type { EvidenceLevel, LocationPrecision } from '#lib/domain/compounds.ts';
import type { Estimate } from '#lib/domain/estimate.ts';
import { groupOfEvent } from '#lib/domain/event-groups.ts';
import type { EventKind } from '#lib/domain/events.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import type { PlacedRecord } from '#lib/map/gather.ts';
import { groupOfActivity } from '#lib/map/marks/compounds.ts';
import { toDrawing, type LonLat } from '#lib/map/mercator.ts';
import type { SituationArea, Unplaced } from '#lib/map/situation.ts';

/** An area as the database gives it. */
export interface Outline {
	pcode: string;
	nameEn: string;
	nameKm: string | null;
	at: LonLat;
	/** Its parts, each an outer ring and the holes in it. */
	polygons: readonly (readonly (readonly LonLat[])[])[];
}

/** What is known of areas by P-code; one that is absent is not known, or has none. */
export interface AreaKnowledge {
	people: ReadonlyMap<string, Estimate>;
	freshness: ReadonlyMap<string, Freshness>;
	shelters: ReadonlyMap<string, number>;
}

/** Records of one sort at one place, as the database counts them. */
interface Counted {
	lon: number | null;
	lat: number | null;
	precision: LocationPrecision;
	areaPcode: string | null;
	count: number;
	code: string | null;
}

/** Areas as a map shows them: outlines with what is known of each. */
export function toSituationAreas(
	outlines: readonly Outline[],
	{ people, freshness, shelters }: AreaKnowledge
): SituationArea[] {
	return outlines.map(({ polygons, ...area }) => ({
		...area,
		path: toOutlinePath(polygons),
		people: people.get(area.pcode) ?? null,
		freshness: freshness.get(area.pcode) ?? 'never_known',
		shelters: shelters.get(area.pcode) ?? 0
	}));
}

/** Compounds as a map places them. */
export function placeCompounds(
	counted: readonly (Counted & { activity: Activity | null; isCurrent: boolean; evidence: EvidenceLevel })[]
): PlacedRecord[] {
	return counted.flatMap((row) =>
		placeOne(row, `${groupOfActivity(row.activity, row.isCurrent)}:${row.evidence}`)
	);
}

/** Events as a map places them. */
export function placeEvents(counted: readonly (Counted & { kind: EventKind })[]): PlacedRecord[] {
	return counted.flatMap((row) => placeOne(row, groupOfEvent(row.kind)));
}

/** How many of them have no place. */
export function countUnplaced(
	compounds: readonly Pick<Counted, 'lon' | 'count'>[],
	events: readonly Pick<Counted, 'lon' | 'count'>[]
): Unplaced {
	const count = (rows: readonly Pick<Counted, 'lon' | 'count'>[]) =>
		rows.reduce((sum, row) => (row.lon === null ? sum + row.count : sum), 0);
	return { compounds: count(compounds), events: count(events) };
}

function placeOne({ lon, lat, precision, areaPcode, count, code }: Counted, group: string): PlacedRecord[] {
	if (lon === null || lat === null) return [];
	return [{ code, area: areaPcode, at: [lon, lat], precision, group, count }];
}

/** The path of an outline, made once: outlines are the same objects for every reader. */
function toOutlinePath(polygons: Outline['polygons']): string {
	const path = paths.get(polygons) ?? toPath(polygons.flat());
	paths.set(polygons, path);
	return path;
}

const paths = new WeakMap<Outline['polygons'], string>();

/** SVG path of rings in whole units of `toDrawing`, with relative steps; points that fall together are one. */
export function toPath(rings: readonly (readonly LonLat[])[]): string {
	return rings
		.map((ring) => {
			const points = ring.map((point) => toDrawing(point).map(Math.round) as [number, number]);
			const steps = points.map(([x, y], place) => {
				const [beforeX, beforeY] = points[place - 1] ?? [0, 0];
				return [x - beforeX, y - beforeY];
			});
			const [start, ...others] = steps;
			const moved = others.slice(0, -1).filter(([x, y]) => x !== 0 || y !== 0);
			return moved.length < 2 ? '' : `M${start!.join(' ')}l${moved.map((step) => step.join(' ')).join(' ')}z`;
		})
		.join('')
		.replaceAll(' -', '-');
}
