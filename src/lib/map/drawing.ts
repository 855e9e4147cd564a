import { listShown } from '#lib/map/catalogue.ts';
import type { LayerId, MapMark } from '#lib/map/layer.ts';
import { placeMarks } from '#lib/map/place-marks.ts';
import type { Situation } from '#lib/map/situation.ts';

/** All that one drawing of a situation shows, whoever draws it. */
export interface Drawing {
	/** Pictures of each area by P-code, the lowest first. */
	fills: ReadonlyMap<string, readonly string[]>;
	/** From the lowest to the uppermost. */
	marks: readonly MapMark[];
	/** Every picture in it, which the legend has to explain. */
	pictures: ReadonlySet<string>;
}

/** What a map shows of a situation with these layers on, at a zoom as MapLibre counts it. */
export function drawSituation(situation: Situation, on: readonly LayerId[], zoom: number): Drawing {
	const layers = listShown(on);
	const fills = new Map<string, string[]>(situation.areas.map(({ pcode }) => [pcode, []]));
	for (const layer of layers) {
		for (const [pcode, picture] of layer.listFills?.(situation) ?? []) fills.get(pcode)?.push(picture);
	}
	const listed = layers
		.flatMap((layer) => layer.listMarks?.(situation, zoom) ?? [])
		.filter((mark) => !isSaidByHatch(mark, fills));
	const marks = placeMarks(putRingsFirst(listed), zoom);
	const pictures = new Set([...[...fills.values()].flat(), ...marks.map(({ picture }) => picture)]);
	return { fills, marks, pictures };
}

/** An area of which nothing was ever known is hatched as a whole: it needs no second sign for the same. */
function isSaidByHatch({ picture, target }: MapMark, fills: ReadonlyMap<string, readonly string[]>): boolean {
	return (
		picture === 'people:not_known' &&
		target?.kind === 'area' &&
		(fills.get(target.pcode) ?? []).includes('freshness:never_known')
	);
}

/** Each ring once, under all symbols. */
function putRingsFirst(marks: readonly MapMark[]): MapMark[] {
	const rings = new Map(marks.filter(({ target }) => target === null).map((ring) => [ring.id, ring]));
	return [...rings.values(), ...marks.filter(({ target }) => target !== null)];
}
