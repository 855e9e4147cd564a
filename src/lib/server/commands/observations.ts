import { and, type InferInsertModel, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Day } from '#lib/domain/day.ts';
import { groupBy } from '#lib/domain/grouping.ts';
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
	/** The observations that follow each other; without it all of the table. */
	among?: SQL;
	/** Column with the code of the record that is observed. */
	of: PgColumn;
	codeOf: (content: Content<Table>) => string;
	/** The day the observation is about; null where none was given. */
	dayOf: (content: Content<Table>) => Day | null;
}

/**
 * Adds the latest observation of each record. One about a later day than the last is added to the history; one about
 * the same day or an earlier one is a correction and retires all that stand from that day on; one that says what
 * stands already, as the last or in the history, changes nothing.
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
	const standing = groupBy(
		await listStanding(tx, table, and(isOneOf(succession.of, given.map(codeOf)), succession.among)),
		({ content }) => codeOf(content)
	);
	const standingOf = (content: Content<Table>) => standing.get(codeOf(content)) ?? [];
	const changed = given.filter(
		(content) => !standingOf(content).some((row) => isSameContent(table, row.content, content))
	);
	const corrected = changed.flatMap((content) =>
		standingOf(content).filter((row) => compareDays(dayOf(row.content), dayOf(content)) >= 0)
	);
	await retire(
		tx,
		table,
		revision,
		corrected.map(({ id }) => id)
	);
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
