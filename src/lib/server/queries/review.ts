import { sql } from 'drizzle-orm';
import type { Dataset } from '#lib/domain/figures.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Publication, Stem } from '#lib/server/db/schema/records.ts';

/** A record that readers do not see until somebody publishes it. */
export interface UnderReview {
	code: string;
	/** Name of the rule that put it there. */
	rule: string;
}

/** Those of the given records that are under review now, by code. */
export async function listUnderReview(tx: Tx, codes: readonly string[]): Promise<UnderReview[]> {
	return rows<UnderReview>(
		tx,
		sql`SELECT r.code, step.rule
			FROM records r
			CROSS JOIN LATERAL (
				SELECT p.rule FROM publications p WHERE p.record_code = r.code ORDER BY p.id DESC LIMIT 1
			) step
			WHERE r.publication = 'in_review' AND ${isOneOf(sql`r.code`, codes)}
			ORDER BY r.code COLLATE "C"`
	);
}

/** How many of the given records readers do not see: not published yet, or not any more. */
export async function countUnpublished(tx: Tx, codes: readonly string[]): Promise<number> {
	const [found] = await rows<{ count: number }>(
		tx,
		sql`SELECT count(*)::int AS count FROM records r WHERE r.publication <> 'published' AND ${isOneOf(sql`r.code`, codes)}`
	);
	return found?.count ?? 0;
}

/** How many of the given shelters hide their name, their operator or their place from readers. */
export async function countGuardedShelters(tx: Tx, codes: readonly string[]): Promise<number> {
	const [found] = await rows<{ count: number }>(
		tx,
		sql`SELECT count(*)::int AS count FROM shelters s
			WHERE s.retired_revision_id IS NULL AND ${isOneOf(sql`s.code`, codes)}
				AND 'exact' <> ANY (ARRAY[s.name_rung, s.operator_rung, s.place_rung])`
	);
	return found?.count ?? 0;
}

/** How a record stands towards its readers. */
export interface PublicationState {
	code: string;
	stem: Stem;
	dataset: Dataset;
	publication: Publication;
}

/** Those of the given records that there are, by code. */
export async function listPublicationStates(tx: Tx, codes: readonly string[]): Promise<PublicationState[]> {
	return rows<PublicationState>(
		tx,
		sql`SELECT r.code, r.stem, r.dataset, r.publication FROM records r WHERE ${isOneOf(sql`r.code`, codes)} ORDER BY r.code COLLATE "C"`
	);
}

/** Sources that the given records cite and that readers do not see, by code. */
export async function listHiddenSources(tx: Tx, codes: readonly string[]): Promise<string[]> {
	const found = await rows<{ code: string }>(
		tx,
		sql`SELECT DISTINCT s.code COLLATE "C" AS code
			FROM citations c
			JOIN records s ON s.code = c.source_code AND s.publication <> 'published'
			WHERE c.retired_revision_id IS NULL AND ${isOneOf(sql`c.record_code`, codes)}
			ORDER BY 1`
	);
	return found.map(({ code }) => code);
}
