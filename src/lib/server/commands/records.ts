import { and, eq, ne, sql } from 'drizzle-orm';
import type { Dataset } from '#lib/domain/figures.ts';
import { insertRows, isOneOf } from '#lib/server/db/bulk.ts';
import { constraintOf } from '#lib/server/db/postgres-errors.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { publications, records, type Publication, type Stem } from '#lib/server/db/schema/records.ts';

/** A code that is new to the database, and how it enters it. */
export interface NewRecord {
	code: string;
	stem: Stem;
	dataset: Dataset;
	publication: Publication;
	/** Name of the rule that put it there. */
	rule: string;
	reason: string;
	/** Of the form with which somebody entered it; left out for records of files. */
	entryKey?: string;
}

/**
 * Opens the revision of this transaction; every row it writes carries the number. Other writers wait until it ends.
 *
 * @param reason why, for the history that people read
 * @param batch what is written together; null for a single act
 */
export async function beginRevision(tx: Tx, reason: string, batch: string | null = null): Promise<number> {
	const [row] = await rows<{ id: number }>(tx, sql`SELECT sala.begin_revision(${reason}, ${batch}) AS id`);
	if (!row) throw new Error('The database gave no revision.');
	return row.id;
}

/** Enters new codes, each with its first step through the gate. */
export async function insertRecords(tx: Tx, revision: number, entered: readonly NewRecord[]): Promise<void> {
	await insertRows(tx, records, entered);
	await insertRows(
		tx,
		publications,
		entered.map(({ code, publication, rule, reason, entryKey }) => ({
			recordCode: code,
			...{ publication, rule, reason, entryKey },
			revisionId: revision
		}))
	);
}

/**
 * Moves records to another publication state and returns the codes that were moved: those that exist and were not
 * there already. What leaves publication leaves every projection at once; what enters it waits for `publish`.
 *
 * A person (rule `published_by_command` or `published_by_person`) publishes only what is in review and somebody else
 * wrote; a named rule publishes what it says.
 *
 * @throws from the database, by the constraint `records_gate_review` or `records_gate_second_person`
 */
export async function movePublication(
	tx: Tx,
	revision: number,
	codes: readonly string[],
	step: { publication: Publication; rule: string; reason: string }
): Promise<string[]> {
	await tx.execute(sql`SELECT set_config('sala.publication_rule', ${step.rule}, true)`);
	const moved = await tx
		.update(records)
		.set({ publication: step.publication })
		.where(and(isOneOf(records.code, codes), ne(records.publication, step.publication)))
		.returning({ code: records.code });
	await insertRows(
		tx,
		publications,
		moved.map(({ code }) => ({ recordCode: code, ...step, revisionId: revision }))
	);
	return moved.map(({ code }) => code).sort();
}

/** What kept the gate shut, where the database refused a step for that; undefined for any other error. */
export function whatKeptTheGateShut(error: unknown): 'secondPerson' | 'notReviewed' | undefined {
	const constraint = constraintOf(error);
	if (constraint === 'records_gate_second_person') return 'secondPerson';
	return constraint === 'records_gate_review' ? 'notReviewed' : undefined;
}

/** Says whether one person runs this office, and may publish what they wrote. @param tx in the role of an admin */
export async function setOffice(tx: Tx, isOnePerson: boolean): Promise<void> {
	await tx.execute(sql`SELECT sala.set_office(${isOnePerson})`);
}

/** Waits until nobody else writes or publishes, and keeps them waiting until this transaction ends. */
export async function waitForWriters(tx: Tx): Promise<void> {
	await tx.execute(sql`SELECT pg_advisory_xact_lock(20261122)`);
}

/** Writes the projection of every audience anew from what is published now. Returns the public generation. */
export async function publish(tx: Tx, reason: string): Promise<number> {
	const [row] = await rows<{ run: number }>(tx, sql`SELECT sala.publish(${reason}) AS run`);
	if (!row) throw new Error('The database gave no number of publication.');
	return row.run;
}

/** Whether the database holds no record of that dataset. */
export async function isEmpty(tx: Tx, dataset: Dataset): Promise<boolean> {
	const found = await tx
		.select({ code: records.code })
		.from(records)
		.where(eq(records.dataset, dataset))
		.limit(1);
	return found.length === 0;
}
