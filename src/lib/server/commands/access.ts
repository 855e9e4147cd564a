import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Wish } from '#lib/server/db/schema/access.ts';

export { WISHES } from '#lib/server/db/schema/access.ts';

/** What a user answers for: shelters of an area, shelters of an operator, or one shelter. */
export type Scope = { areaPcode: string } | { partner: string } | { shelterCode: string };

/** Leave to see one record exactly. */
export interface NewGrant {
	userId: string;
	recordCode: string;
	reason: string;
	/** At most 90 days from now. */
	expiresAt: Date;
}

/** What somebody asks to be taken from view. */
export interface TakedownRequest {
	/** Which shelter, in their words. */
	about: string;
	wish: Wish;
	details: string;
	/** A role mailbox or hotline; null where they want no answer. */
	replyTo: string | null;
}

/** Lets a user answer for shelters. @param tx in the role of an admin */
export async function giveScope(tx: Tx, userId: string, scope: Scope): Promise<void> {
	const { areaPcode, partner, shelterCode } = { areaPcode: null, partner: null, shelterCode: null, ...scope };
	await tx.execute(
		sql`INSERT INTO user_scopes (user_id, area_pcode, partner, shelter_code) VALUES (${userId}, ${areaPcode}, ${partner}, ${shelterCode})`
	);
}

/** Ends what a user answers for. @param tx in the role of an admin */
export async function endScope(tx: Tx, id: number): Promise<void> {
	await tx.execute(
		sql`UPDATE user_scopes SET ended_at = clock_timestamp() WHERE id = ${id} AND ended_at IS NULL`
	);
}

/** Lets a user see one record exactly, for a while. @param tx in the role of an admin, and not of that user */
export async function giveGrant(tx: Tx, { userId, recordCode, reason, expiresAt }: NewGrant): Promise<void> {
	await tx.execute(
		sql`INSERT INTO grants (user_id, record_code, reason, expires_at)
			VALUES (${userId}, ${recordCode}, ${reason}, ${expiresAt.toISOString()}::timestamptz)`
	);
}

/** Takes a grant back before its time. @param tx in the role of an admin */
export async function revokeGrant(tx: Tx, id: number): Promise<void> {
	await tx.execute(
		sql`UPDATE grants SET revoked_at = clock_timestamp() WHERE id = ${id} AND revoked_at IS NULL`
	);
}

/** Keeps the request of an operator of a shelter and gives its number. @param tx in the role of the public */
export async function askForTakedown(
	tx: Tx,
	{ about, wish, details, replyTo }: TakedownRequest
): Promise<number> {
	const [row] = await rows<{ id: number }>(
		tx,
		sql`SELECT sala.ask_for_takedown(${about}, ${wish}, ${details}, ${replyTo})::int AS id`
	);
	if (!row) throw new Error('The database gave no number of the request.');
	return row.id;
}

/**
 * Answers a request; what whoever asked said of themselves is blanked. False where it is not open any more, or the record
 * is no shelter: then nothing is changed.
 *
 * @param recordCode the shelter it turned out to be about; null where there is none
 * @param tx in the role of an admin
 */
export async function answerTakedown(
	tx: Tx,
	id: number,
	answer: { state: 'granted' | 'refused'; recordCode: string | null; text: string }
): Promise<boolean> {
	const answered = await rows(
		tx,
		sql`UPDATE takedown_requests SET state = ${answer.state}, record_code = ${answer.recordCode}, answer = ${answer.text},
				answered_by = current_setting('sala.user_id'), answered_at = clock_timestamp(), details = '', reply_to = NULL
			WHERE id = ${id} AND state = 'open' AND (${answer.recordCode}::text IS NULL
				OR EXISTS (SELECT FROM records WHERE code = ${answer.recordCode} AND stem = 'shelter'))
			RETURNING id`
	);
	return answered.length === 1;
}
