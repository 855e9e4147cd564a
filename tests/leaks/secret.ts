import type { Role } from '#lib/server/db/actor.ts';
import type { LonLat } from '#lib/map/mercator.ts';

/** Something planted in the database that only some may read. */
export interface Secret {
	/** The record that it stands in, for people who read a report. */
	of: string;
	/** What it says of the record, for the same people: 'name', 'place', 'note'. */
	what: string;
	/**
	 * `words`: invented words, each of which is enough to give it away; `code`: the code of a record; `place`: a point.
	 */
	kind: 'words' | 'code' | 'place';
	value: string | LonLat;
	/** Who may read it, on every outlet. */
	seenBy: readonly Role[];
	/** Where its record stands at the gate of publication, for one that stands there. */
	publication?: string;
}

/** A secret as a report names it. */
export function nameSecret({ of, what }: Secret): string {
	return `${what} of ${of}`;
}

/** Whether the role may be shown it. */
export function maySee(secret: Secret, role: string): boolean {
	return (secret.seenBy as readonly string[]).includes(role);
}

/** The point of a place. */
export function toPoint({ value }: Secret): LonLat {
	if (typeof value === 'string') throw new TypeError(`'${value}' is no place`);
	return value;
}

/** The text of words or a code. */
export function toText({ value }: Secret): string {
	if (typeof value !== 'string') throw new TypeError('A place is no text.');
	return value;
}
