import { toCompoundMark, toCompoundShareMark } from '#lib/map/marks/compounds.ts';
import { toEventMark, toEventShareMark } from '#lib/map/marks/events.ts';
import { toPeopleMark } from '#lib/map/marks/people.ts';
import { SHELTER_MARK } from '#lib/map/marks/shelters.ts';

/** Names of the colours in `app.css` that marks are drawn with. */
export type Ink =
	| ('ink' | 'paper' | 'muted' | 'link')
	| ('people' | 'active' | 'cleared' | 'shelter')
	| ('raid' | 'release' | 'return');

/** One stroke or filling of a mark. */
export interface MarkPart {
	/** SVG path in pixels, the place of the mark at 0,0. */
	d: string;
	fill?: Ink;
	stroke?: Ink;
	/** Pixels. */
	width?: number;
	/** Lengths of dash and gap in pixels. */
	dash?: readonly number[];
	/** Of the filling, 0 to 1. */
	opacity?: number;
}

/** A mark as it is drawn everywhere: by the server, in the legend and on the map of the browser. */
export interface Mark {
	/** Half of its width and height in pixels. */
	reach: number;
	parts: readonly MarkPart[];
}

/**
 * The mark of that name. A name says all that the drawing depends on, such as `compound:active:confirmed` or
 * `people:4:7.5:9`, so that one name is always one picture.
 *
 * @throws RangeError on a name that no mark has
 */
export function toMark(name: string): Mark {
	const [stem, ...words] = name.split(':');
	const mark = MARKS[stem ?? '']?.(words);
	if (!mark) throw new RangeError(`no mark is called ${name}`);
	return mark;
}

const MARKS: Record<string, (words: string[]) => Mark | undefined> = {
	compound: toCompoundMark,
	compounds: toCompoundShareMark,
	event: toEventMark,
	events: toEventShareMark,
	people: toPeopleMark,
	shelters: () => SHELTER_MARK,
	ring: () => RING_MARK,
	focus: () => FOCUS_MARK
};

/** A place that is known only to its town, district or province, as a legend shows it. */
const RING_MARK: Mark = {
	reach: 11,
	parts: [
		{
			d: 'M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0z',
			fill: 'muted',
			opacity: 0.12,
			stroke: 'muted',
			width: 1,
			dash: [3, 2]
		}
	]
};

/** What the keyboard is at. */
const FOCUS_MARK: Mark = {
	reach: 17,
	parts: [{ d: 'M-15-15h30v30h-30z', stroke: 'link', width: 2.5 }]
};
