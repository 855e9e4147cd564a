import { EVENT_GROUPS, type EventGroup } from '#lib/domain/event-groups.ts';
import type { Ink, Mark, MarkPart } from '#lib/map/marks.ts';
import { circlePath, slicePath, toEighths, toSpans } from '#lib/map/marks/shapes.ts';

const RADIUS = 8;

const INKS: Record<EventGroup, Ink> = {
	raid: 'raid',
	departure: 'release',
	return: 'return',
	death: 'ink',
	other: 'muted'
};

const SHAPES: Record<EventGroup, MarkPart[]> = {
	raid: [{ d: 'M0-8L8 6.5H-8z', fill: INKS.raid, stroke: 'paper', width: 1 }],
	departure: [{ d: circlePath(6.5), fill: INKS.departure, stroke: 'ink', width: 1 }],
	return: [{ d: 'M-8-3H0V-7.5L8.5 0L0 7.5V3H-8z', fill: INKS.return, stroke: 'paper', width: 1 }],
	death: [
		{ d: 'M-6-6L6 6M6-6L-6 6', stroke: 'paper', width: 6 },
		{ d: 'M-6-6L6 6M6-6L-6 6', stroke: INKS.death, width: 3 }
	],
	other: [{ d: 'M0-7L7 0L0 7L-7 0z', fill: 'paper', stroke: INKS.other, width: 2 }]
};

/** Name of the mark of one event, or of several of one group. */
export function nameEvent(group: EventGroup): string {
	return `event:${group}`;
}

/** Name of the mark of events of several groups, from how many are in each. */
export function nameEvents(counts: Record<EventGroup, number>): string {
	return `events:${toEighths(EVENT_GROUPS.map((group) => counts[group])).join('-')}`;
}

/** The mark of one group, from the words behind its stem; undefined where they say nothing known. */
export function toEventMark([group]: string[]): Mark | undefined {
	const parts = SHAPES[group as EventGroup];
	return parts && { reach: 10, parts };
}

/** The mark of several groups: a disc cut by their shares. */
export function toEventShareMark([shares = '']: string[]): Mark | undefined {
	const eighths = shares.split('-').map(Number);
	if (eighths.length !== EVENT_GROUPS.length || eighths.some(Number.isNaN)) return undefined;
	const slices = toSpans(eighths).map(({ index, from, to }): MarkPart => ({
		d: slicePath(RADIUS, from, to),
		fill: INKS[EVENT_GROUPS[index]!],
		stroke: 'paper',
		width: 0.75
	}));
	return { reach: 10, parts: [...slices, { d: circlePath(RADIUS), stroke: 'ink', width: 1 }] };
}
