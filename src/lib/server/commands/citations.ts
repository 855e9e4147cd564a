import { and, isNull, like, sql, type SQL } from 'drizzle-orm';
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
 * Makes the sources of the given records what is given. Sources named before and not now are retired; what is known
 * of the others beside their order stays.
 *
 * @param of the sources looked at: `record`, those of the whole records; `fields`, those of the fields that are
 * given; a prefix such as `link:`, those of all fields that begin with it
 * @returns changes by `record code`, `record code field`
 */
export async function writeCitations(
	tx: Tx,
	revision: number,
	cited: readonly CitedRecord[],
	of: 'record' | 'fields' | `${string}:` = 'record'
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
				toFieldCondition(cited, of)
			),
			absent: 'retire',
			kept: ['excerpt', 'page', 'claimedBy', 'credibility']
		}
	);
}

function toFieldCondition(cited: readonly CitedRecord[], of: 'record' | 'fields' | `${string}:`): SQL {
	if (of === 'record') return isNull(citations.field);
	if (of !== 'fields') return like(citations.field, `${of}%`);
	const pairs = cited.map(({ recordCode, field }) => `${recordCode} ${field}`);
	return isOneOf(sql`${citations.recordCode} || ' ' || ${citations.field}`, pairs);
}
