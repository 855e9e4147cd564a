import { sql } from 'drizzle-orm';
import { addDays, type Day } from '#lib/domain/day.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import { countHeld, type HoldState } from '#lib/domain/holds.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { refuseMore } from '#lib/server/queries/bound.ts';
import { findRevision, stood, type View } from '#lib/server/queries/view.ts';

/** A hold as far as it tells which beds it takes. */
export interface TakenRow extends Record<string, unknown> {
	shelter: string;
	number: number;
	state: HoldState;
	people: number;
	since: number;
	expires: number | null;
	revision: number;
}

/** The columns of it, of the table `h`. */
export const TAKEN = sql`h.shelter_code AS shelter, h.number, h.state, h.people, h.revision_id::int AS revision,
	(EXTRACT(epoch FROM h.since) * 1000)::float8 AS since, (EXTRACT(epoch FROM h.expires_at) * 1000)::float8 AS expires`;

/** Its moments as dates. */
export const toTaken = ({ number, state, people, revision, since, expires }: TakenRow) => ({
	...{ number, state, people, revision, since: new Date(since) },
	expiresAt: expires === null ? null : new Date(expires)
});

const MOST_HELD = 20_000;

/**
 * Beds that are held in each shelter of a view, by code; shelters without any are left out. A past day is judged at its
 * end, and what was known at a moment then.
 *
 * @param tx in the role of an admin or a coordinator, whose shelters alone are counted
 * @param at the moment of knowing that was asked for, or else the one it is
 * @throws TooMany past 20,000 holds
 */
export async function listHeld(tx: Tx, view: View, at: Date): Promise<Record<string, number>> {
	const end = new Date(`${addDays(view.asOf, 1)}T00:00:00+07:00`);
	const isPast = end <= at;
	const moment = isPast ? end : at;
	const revision = isPast
		? Math.min(view.revision, await findRevision(tx, new Date(end.getTime() - 1)))
		: view.revision;
	const then = { ...view, revision };
	const found = await rows<TakenRow & { reported_on: Day | null; begins: number | null }>(
		tx,
		sql`SELECT ${TAKEN}, r.reported_on::text AS reported_on, f.begins
			FROM holds h
			LEFT JOIN LATERAL (
				SELECT r.reported_on, r.revision_id FROM shelter_reports r
				WHERE r.shelter_code = h.shelter_code AND (r.reported_on <= ${view.asOf}::date OR r.reported_on IS NULL) AND ${stood('r', view)}
				ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC LIMIT 1
			) r ON true
			LEFT JOIN LATERAL (
				SELECT max(f.revision_id)::int AS begins FROM shelter_reports f
				WHERE f.shelter_code = h.shelter_code AND f.reported_on = r.reported_on AND f.revision_id <= r.revision_id AND NOT EXISTS (
					SELECT FROM shelter_reports p
					WHERE p.shelter_code = f.shelter_code AND p.reported_on = f.reported_on AND p.retired_revision_id = f.revision_id
				)
			) f ON true
			WHERE ${stood('h', then)} AND h.state IN ('allocated', 'occupied')
			LIMIT ${MOST_HELD + 1}`
	);
	refuseMore(found, MOST_HELD, 'holds');
	const byShelter = [...groupBy(found, ({ shelter }) => shelter)];
	const counted = byShelter.map(([code, ofShelter]): [string, number] => {
		const [{ reported_on: reportedOn, begins }] = ofShelter as [(typeof ofShelter)[number]];
		return [code, countHeld(ofShelter.map(toTaken), { reportedOn, begins: begins ?? 0 }, moment)];
	});
	return Object.fromEntries(counted.filter(([, held]) => held > 0));
}
