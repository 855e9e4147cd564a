import { sql } from 'drizzle-orm';
import type { Reliability } from '#lib/domain/figures.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { stood, type View } from '#lib/server/queries/view.ts';

/** A source as it stands beside a record that it backs. */
export interface CitedSource {
	code: string;
	publisher: string;
	/** Admiralty letter for the source as it was read; null: not rated. */
	reliability: Reliability | null;
	/** Who says it, where that is not the publisher. */
	claimedBy: string | null;
}

type CitedRow = CitedSource & { record: string };

const MOST = 5000;

/**
 * The sources of several records, by code of the record, in the order in which it names them; at most 5,000 in all.
 *
 * @param codes of records
 */
export async function listCitedSources(
	tx: Tx,
	view: View,
	codes: readonly string[]
): Promise<Record<string, CitedSource[]>> {
	if (codes.length === 0) return {};
	const found = await rows<CitedRow>(
		tx,
		sql`SELECT c.record_code AS record, p.code, p.publisher, p.reliability, c.claimed_by AS "claimedBy"
		FROM citations c
		JOIN sources p ON p.code = c.source_code AND ${stood('p', view)}
		WHERE ${isOneOf(sql`c.record_code`, codes)} AND c.field IS NULL AND ${stood('c', view)}
		ORDER BY c.record_code, c.position, p.code
		LIMIT ${MOST}`
	);
	const cited: Record<string, CitedSource[]> = {};
	for (const { record, ...source } of found) (cited[record] ??= []).push(source);
	return cited;
}
