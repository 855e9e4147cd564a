import type { InferInsertModel } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Day } from '#lib/domain/day.ts';
import {
	isSameContent,
	listStanding,
	retire,
	type Content,
	type VersionedTable
} from '#lib/server/commands/versions.ts';
import { insertRows, isOneOf } from '#lib/server/db/bulk.ts';
import type { Tx } from '#lib/server/db/rows.ts';

/** How the observations of a table follow each other. */
export interface Succession<Table extends VersionedTable> {
	/** Column with the code of the record that is observed. */
	of: PgColumn;
	codeOf: (content: Content<Table>) => string;
	/** The day the observation is about; null where none was given. */
	dayOf: (content: Content<Table>) => Day | null;
}

/**
 * Adds the latest observation of each record. One about a later day than the last is added to the history; one
 * about the same day or an earlier one is a correction and retires the last; one that says the same changes nothing.
 *
 * @returns codes of the records whose observations changed
 */
export async function writeLatestObservations<Table extends VersionedTable>(
	tx: Tx,
	table: Table,
	revision: number,
	given: readonly Content<Table>[],
	succession: Succession<Table>
): Promise<string[]> {
	const { codeOf, dayOf } = succession;
	const standing = await listStanding(tx, table, isOneOf(succession.of, given.map(codeOf)));
	const last = new Map<string, { id: number; content: Content<Table> }>();
	for (const row of standing) {
		const other = last.get(codeOf(row.content));
		if (!other || compareDays(dayOf(row.content), dayOf(other.content)) > 0)
			last.set(codeOf(row.content), row);
	}
	const changed = given.filter((content) => {
		const before = last.get(codeOf(content));
		return !before || !isSameContent(table, before.content, content);
	});
	const corrected = changed
		.map((content) => ({ content, before: last.get(codeOf(content)) }))
		.filter(({ content, before }) => before && compareDays(dayOf(content), dayOf(before.content)) <= 0)
		.map(({ before }) => before!.id);
	await retire(tx, table, revision, corrected);
	await insertRows(
		tx,
		table,
		changed.map((content) => ({ ...content, revisionId: revision }) as unknown as InferInsertModel<Table>)
	);
	return changed.map(codeOf);
}

/** Undated observations come first. */
function compareDays(one: Day | null, other: Day | null): number {
	if (one === other) return 0;
	if (one === null) return -1;
	if (other === null) return 1;
	return one < other ? -1 : 1;
}
