import { EVIDENCE_LEVELS, type EvidenceLevel } from '#lib/domain/compounds.ts';
import type { Activity } from '#lib/domain/compound-activity.ts';
import type { Ink, Mark, MarkPart } from '#lib/map/marks.ts';
import { bandPath, squarePath, toEighths, toSpans } from '#lib/map/marks/shapes.ts';

/** What compounds are drawn as, by what was last said of them; in the order of the legend. */
export const ACTIVITY_GROUPS = ['active', 'partly', 'closed', 'unknown'] as const;

/** What one compound is drawn as. */
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

const GROUP_OF_ACTIVITY: Record<Activity, ActivityGroup> = {
	active: 'active',
	reopened: 'active',
	partly_cleared: 'partly',
	emptied: 'closed',
	closed: 'closed',
	unknown: 'unknown'
};

/** Half the side of the square, and of the line around it that tells the evidence. */
const [INNER, OUTER] = [5, 8];

const INSIDE: Record<ActivityGroup, MarkPart[]> = {
	active: [{ d: squarePath(INNER), fill: 'active' }],
	partly: [
		{ d: bandPath(INNER, 0, 0.5), fill: 'cleared' },
		{ d: squarePath(INNER - 0.5), stroke: 'cleared', width: 1.5 }
	],
	closed: [{ d: squarePath(INNER - 0.5), stroke: 'muted', width: 2 }],
	unknown: [{ d: squarePath(INNER - 0.5), stroke: 'muted', width: 1.5, dash: [3, 2] }]
};

const OUTLINE: Record<EvidenceLevel, Omit<MarkPart, 'd'>> = {
	confirmed: { stroke: 'ink', width: 2 },
	assessed: { stroke: 'ink', width: 1 },
	suspected: { stroke: 'ink', width: 1.5, dash: [1.5, 2.5] }
};

/** How much of a mixture is filled with which colour; the closed and the unknown stay empty. */
const BAND_INK: Record<ActivityGroup, Ink | null> = {
	active: 'active',
	partly: 'cleared',
	closed: null,
	unknown: null
};

/** What an activity is drawn as. One said too long ago, or on no day, is not known. */
export function groupOfActivity(activity: Activity | null, isCurrent: boolean): ActivityGroup {
	return activity !== null && isCurrent ? GROUP_OF_ACTIVITY[activity] : 'unknown';
}

/** Name of the mark of one compound. */
export function nameCompound(group: ActivityGroup, evidence: EvidenceLevel): string {
	return `compound:${group}:${evidence}`;
}

/** Name of the mark of several compounds, from how many are in each group. */
export function nameCompounds(counts: Record<ActivityGroup, number>): string {
	return `compounds:${toEighths(ACTIVITY_GROUPS.map((group) => counts[group])).join('-')}`;
}

/** The mark of one compound, from the words behind its stem; undefined where they say nothing known. */
export function toCompoundMark([group, evidence]: string[]): Mark | undefined {
	const inside = INSIDE[group as ActivityGroup];
	const outline = OUTLINE[evidence as EvidenceLevel];
	if (!inside || !outline) return undefined;
	return {
		reach: 10,
		parts: [{ d: squarePath(OUTER), fill: 'paper' }, ...inside, { d: squarePath(OUTER), ...outline }]
	};
}

/** The mark of several compounds: a square filled from below by the shares of those active and partly cleared. */
export function toCompoundShareMark([shares = '']: string[]): Mark | undefined {
	const eighths = shares.split('-').map(Number);
	if (eighths.length !== ACTIVITY_GROUPS.length || eighths.some(Number.isNaN)) return undefined;
	const bands = toSpans(eighths).flatMap(({ index, from, to }): MarkPart[] => {
		const ink = BAND_INK[ACTIVITY_GROUPS[index]!];
		return ink ? [{ d: bandPath(OUTER, from, to), fill: ink }] : [];
	});
	const edge: MarkPart[] = [
		{ d: squarePath(OUTER), stroke: 'ink', width: 1 },
		{ d: 'M-5-10.5h15.5v15.5', stroke: 'ink', width: 1 }
	];
	return { reach: 12, parts: [{ d: squarePath(OUTER), fill: 'paper' }, ...bands, ...edge] };
}

/** Every mark that one compound can have. */
export const COMPOUND_MARKS: readonly string[] = ACTIVITY_GROUPS.flatMap((group) =>
	EVIDENCE_LEVELS.map((evidence) => nameCompound(group, evidence))
);
