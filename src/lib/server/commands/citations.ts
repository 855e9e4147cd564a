import { and, isNull, like } from 'drizzle-orm';
import { writeVersions, type VersionChanges } from '#lib/server/commands/versions.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { citations } from '#lib/server/db/schema/records.ts';

/** The sources of a record, or of one field of it, in the order in which it names them. */
export interface CitedRecord {
	recordCode: string;
	/** Null: the whole record. */
	field: string | null;
	sourceCodes: readonly string[];
}

/**
 * Makes the sources of the given records what is given. Sources named before and not now are retired.
 *
 * @param prefix null: sources of whole records; otherwise those of all fields that begin with it (`link:`)
 * @returns changes by `record code`, `record code field`
 */
export async function writeCitations(
	tx: Tx,
	revision: number,
	cited: readonly CitedRecord[],
	prefix: string | null = null
): Promise<VersionChanges> {
	return writeVersions(
		tx,
		citations,
		revision,
		cited.flatMap(({ recordCode, field, sourceCodes }) =>
			sourceCodes.map((sourceCode, index) => ({ recordCode, field, sourceCode, position: index + 1 }))
		),
		{
			keyOf: ({ recordCode, field, sourceCode }) => JSON.stringify([recordCode, field, sourceCode]),
			scope: and(
				isOneOf(
					citations.recordCode,
					cited.map(({ recordCode }) => recordCode)
				),
				prefix === null ? isNull(citations.field) : like(citations.field, `${prefix}%`)
			),
			absent: 'retire'
		}
	);
}
