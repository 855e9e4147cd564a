import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { Reliability } from '#lib/domain/figures.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { isPublished, stood, type View } from '#lib/server/queries/view.ts';

/** One source for a record, or for one field of it. Contradicting claims stand side by side. */
export interface Claim {
	/** What the source backs: null for the whole record, else such as `link:same_as:KH-C-012` or `label:suspects:Police`. */
	field: string | null;
	sourceCode: string;
	publisher: string;
	title: string;
	url: string | null;
	publishedOn: Day | null;
	kind: string;
	/** Admiralty letter for the source as it was read; null: not rated. */
	reliability: Reliability | null;
	/** Where it was read, if not with its publisher. */
	accessedVia: string | null;
	wasRead: 'whole' | 'excerpt' | null;
	archivedCopyUrl: string | null;
	excerpt: string | null;
	page: string | null;
	/** Who says it, where that is not the publisher. */
	claimedBy: string | null;
	/** Admiralty number for the claim, 1 to 6; null: not rated. */
	credibility: number | null;
}

const MOST = 500;

/** What a record rests on, as it stood: the whole record first, then by field, in the order of the record; at most 500. */
export async function listClaims(tx: Tx, view: View, code: string): Promise<Claim[]> {
	return rows<Claim>(
		tx,
		sql`SELECT c.field, p.code AS "sourceCode", p.publisher, p.title, p.url, p.published_on::text AS "publishedOn",
			p.kind, p.reliability, p.accessed_via AS "accessedVia", p.was_read AS "wasRead",
			p.archived_copy_url AS "archivedCopyUrl", c.excerpt, c.page, c.claimed_by AS "claimedBy", c.credibility
		FROM citations c
		JOIN sources p ON p.code = c.source_code AND ${stood('p', view)}
		WHERE c.record_code = ${code} AND ${stood('c', view)} AND ${isPublished('p', 'source', view)}
		ORDER BY c.field NULLS FIRST, c.position, p.code
		LIMIT ${MOST}`
	);
}
