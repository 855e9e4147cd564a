import { stack } from 'd3-shape';
import type { Day } from '#lib/domain/day.ts';
import { EVENT_GROUPS, groupOfEvent, type EventGroup } from '#lib/domain/event-groups.ts';
import type { EventKind } from '#lib/domain/events.ts';
import { listBars, type BarLength, type Span } from '#lib/domain/timeline.ts';

/** The counted events of one bar, by kind. */
export interface CountedBar extends Span {
	kinds: Partial<Record<EventKind, number>>;
}

/** The counted events of one bar, by group. */
export interface GroupedBar extends Span {
	groups: Record<EventGroup, number>;
	total: number;
}

/** A piece of a stacked bar in percent of the drawing. */
export interface BarPiece {
	group: EventGroup;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Every bar of a stretch in order, the empty ones too, each with its events by group. */
export function groupBars(span: Span, length: BarLength, counted: readonly CountedBar[]): GroupedBar[] {
	const byStart = new Map(counted.map((bar) => [bar.from, bar.kinds]));
	return listBars(span, length).map((bar) => {
		const groups = Object.fromEntries(EVENT_GROUPS.map((group) => [group, 0])) as Record<EventGroup, number>;
		for (const [kind, events] of Object.entries(byStart.get(bar.from) ?? {})) {
			groups[groupOfEvent(kind as EventKind)] += events;
		}
		return { ...bar, groups, total: Object.values(groups).reduce((sum, events) => sum + events, 0) };
	});
}

/** The number at the top of the scale: a round one, not below the highest bar; 1 where all are empty. */
export function topOf(bars: readonly GroupedBar[]): number {
	const highest = Math.max(1, ...bars.map(({ total }) => total));
	const third = highest / 3;
	const power = 10 ** Math.floor(Math.log10(third));
	const step = [1, 2, 5, 10].map((round) => round * power).find((round) => round >= third)!;
	return Math.ceil(highest / step) * step;
}

/** The drawing of the bars: from zero, stacked in the order of the groups, all of one width. */
export function drawBars(bars: readonly GroupedBar[]): BarPiece[] {
	const top = topOf(bars);
	const toHeight = (events: number) => (events / top) * 100;
	const width = 100 / bars.length;
	return stack<GroupedBar, EventGroup>()
		.keys(EVENT_GROUPS)
		.value((bar, group) => bar.groups[group])([...bars])
		.flatMap((series) =>
			series.map(([below, above], index) => ({
				group: series.key,
				x: index * width + width * 0.08,
				width: width * 0.84,
				y: 100 - toHeight(above),
				height: toHeight(above) - toHeight(below)
			}))
		)
		.filter(({ height }) => height > 0);
}

/** Where years begin, for the axis: percent from the left, and the year. Sparse enough not to touch each other. */
export function listYears(bars: readonly GroupedBar[]): { year: string; x: number }[] {
	return bars.flatMap(({ from }, index) => {
		const isFirst = index === 0 || from.slice(0, 4) !== bars[index - 1]!.from.slice(0, 4);
		const x = (index / bars.length) * 100;
		return isFirst && (index === 0 ? yearsApart(bars) : true) ? [{ year: from.slice(0, 4), x }] : [];
	});
}

/** Whether the first bar lies well before the first new year, so that both years can be written. */
function yearsApart(bars: readonly GroupedBar[]): boolean {
	const turn = bars.findIndex(({ from }) => from.slice(0, 4) !== bars[0]!.from.slice(0, 4));
	return turn === -1 || turn / bars.length > 0.08;
}

/** The bars that a stretch of time touches, as first and last place; all of them where there is none. */
export function placeOf(bars: readonly Span[], from: Day | null, to: Day | null): [number, number] {
	const first = from === null ? 0 : bars.findIndex((bar) => bar.to >= from);
	const last = to === null ? bars.length - 1 : bars.findLastIndex((bar) => bar.from <= to);
	return [first === -1 ? bars.length - 1 : first, Math.max(last, 0)];
}

/** Events in the bars that a stretch touches. */
export function countEvents(bars: readonly GroupedBar[], [first, last]: readonly [number, number]): number {
	return bars.slice(first, last + 1).reduce((sum, { total }) => sum + total, 0);
}
