import type { Feature, Polygon } from 'geojson';
import { NOT_KNOWN, sumEstimates, type Estimate } from '#lib/domain/estimate.ts';
import { writeRing, type Ring } from '#lib/map/ring.ts';
import type { Situation } from '#lib/map/situation.ts';

/** Codes of one sort, surely and perhaps in a shape. */
interface Found {
	inside: string[];
	perhaps: string[];
}

/** What `/map/inside` answers. */
export interface InsideAnswer {
	compounds: Found;
	events: Found;
	/** P-codes; `perhaps` are those partly in the shape. */
	areas: Found;
}

/** Why there is no answer. */
export type InsideProblem = 'crosses_itself' | 'failed';

/** How much of what a map shows lies in a shape. */
export interface InsideCounts {
	compounds: { inside: number; perhaps: number };
	events: { inside: number; perhaps: number };
	areas: { inside: number; perhaps: number };
	/** Of the areas wholly inside; not known where there is none, or nothing is known of one. */
	people: Estimate;
}

/**
 * Asks this server what lies in a shape.
 *
 * @param view query string, such as `?as_of=2026-02-22`
 */
export async function fetchInside(
	view: string,
	shape: Feature<Polygon>,
	signal: AbortSignal
): Promise<InsideAnswer | { problem: InsideProblem }> {
	const parameters = new URLSearchParams(view);
	parameters.set('ring', writeRing(shape.geometry.coordinates[0] as Ring));
	try {
		const answer = await fetch(`/map/inside?${parameters}`, { signal });
		if (answer.status === 422) return { problem: 'crosses_itself' };
		return answer.ok ? ((await answer.json()) as InsideAnswer) : { problem: 'failed' };
	} catch (error) {
		if (signal.aborted) throw error;
		return { problem: 'failed' };
	}
}

/** What of an answer is on the map: records that the filter keeps away do not count. */
export function countInside(answer: InsideAnswer, situation: Situation): InsideCounts {
	const count = ({ inside, perhaps }: Found, shown: ReadonlySet<string | null>) => ({
		inside: inside.filter((code) => shown.has(code)).length,
		perhaps: perhaps.filter((code) => shown.has(code)).length
	});
	const codesOf = (records: Situation['events']) => new Set(records.map(({ code }) => code));
	const whole = situation.areas.filter(({ pcode }) => answer.areas.inside.includes(pcode));
	return {
		compounds: count(answer.compounds, codesOf(situation.compounds)),
		events: count(answer.events, codesOf(situation.events)),
		areas: { inside: answer.areas.inside.length, perhaps: answer.areas.perhaps.length },
		people: whole.length === 0 ? NOT_KNOWN : sumEstimates(whole.map(({ people }) => people ?? NOT_KNOWN))
	};
}
