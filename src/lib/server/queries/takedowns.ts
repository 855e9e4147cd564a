import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Wish } from '#lib/server/db/schema/access.ts';
import { personOf, type Person } from '#lib/server/queries/people.ts';

/** What an operator of a shelter asks to be taken from view. */
export interface ListedTakedown {
	id: number;
	/** In milliseconds of Unix time. */
	receivedAt: number;
	/** Which shelter, in their words. */
	about: string;
	wish: Wish;
	/** Empty once it was answered. */
	details: string;
	/** Null where they want no answer, and once it was answered. */
	replyTo: string | null;
	state: 'open' | 'granted' | 'refused';
	/** The record it turned out to be about; null: open, or none. */
	recordCode: string | null;
	answer: string | null;
	answeredBy: Person | null;
	/** In milliseconds of Unix time; null: open. */
	answeredAt: number | null;
}

const MOST = 200;

const REQUEST = sql`SELECT t.id, (EXTRACT(epoch FROM t.received_at) * 1000)::float8 AS "receivedAt", t.about, t.wish, t.details,
		t.reply_to AS "replyTo", t.state, t.record_code AS "recordCode", t.answer,
		CASE WHEN t.answered_by IS NOT NULL THEN ${personOf(sql`t.answered_by`)} END AS "answeredBy",
		(EXTRACT(epoch FROM t.answered_at) * 1000)::float8 AS "answeredAt"
	FROM takedown_requests t`;

/**
 * Requests that wait for an answer, the oldest first, and the newest answered ones; at most 200 of each.
 *
 * @param tx in the role of an admin
 */
export async function listTakedowns(tx: Tx): Promise<{ open: ListedTakedown[]; answered: ListedTakedown[] }> {
	return {
		open: await rows(tx, sql`${REQUEST} WHERE t.state = 'open' ORDER BY t.id LIMIT ${MOST}`),
		answered: await rows(
			tx,
			sql`${REQUEST} WHERE t.state <> 'open' ORDER BY t.answered_at DESC LIMIT ${MOST}`
		)
	};
}

/** A request that waits for an answer; undefined where there is none of that number. */
export async function findOpenTakedown(tx: Tx, id: number): Promise<ListedTakedown | undefined> {
	const [found] = await rows<ListedTakedown>(tx, sql`${REQUEST} WHERE t.id = ${id} AND t.state = 'open'`);
	return found;
}
