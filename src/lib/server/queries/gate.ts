import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { personOf, type Person } from '#lib/server/queries/people.ts';

/** A record that waits for somebody to publish it. */
export interface WaitingRecord {
	code: string;
	/** Whether it was shown before, and withdrawn. */
	isWithdrawn: boolean;
	/** Why it waits, by the name of the rule and in words. */
	rule: string;
	reason: string;
	/** Whoever wrote a version of it that is not published; they may not publish it. */
	authors: Person[];
	/** What it says. */
	content: Record<string, unknown>;
}

const PAGE = 25;

/**
 * Records in review, and after them those that were withdrawn, by code.
 *
 * @param tx in the role of an admin
 * @param state which of the two
 * @param start code of the first; null for the beginning
 */
export async function listWaiting(
	tx: Tx,
	state: 'in_review' | 'withdrawn',
	start: string | null
): Promise<{ waiting: WaitingRecord[]; next: string | null }> {
	const found = await rows<WaitingRecord>(
		tx,
		sql`SELECT r.code, r.publication = 'withdrawn' AS "isWithdrawn", step.rule, step.reason, coalesce(v.authors, '[]') AS authors,
			coalesce(v.content, '{}') AS content
		FROM records r
		CROSS JOIN LATERAL (
			SELECT p.rule, p.reason FROM publications p WHERE p.record_code = r.code ORDER BY p.id DESC LIMIT 1
		) step
		LEFT JOIN LATERAL (
			SELECT jsonb_agg(DISTINCT ${personOf(sql`w.actor`)}) AS authors,
				(array_agg(w.content ORDER BY w.revision_id DESC) FILTER (WHERE w.is_standing))[1] AS content
			FROM (
				SELECT a.actor, t.revision_id, t.retired_revision_id IS NULL AS is_standing, to_jsonb(t) - ARRAY['id', 'code', 'revision_id', 'retired_revision_id', 'geom'] AS content
				FROM compounds t JOIN revisions a ON a.id = t.revision_id WHERE t.code = r.code
				UNION ALL SELECT a.actor, t.revision_id, t.retired_revision_id IS NULL, to_jsonb(t) - ARRAY['id', 'code', 'revision_id', 'retired_revision_id', 'geom']
				FROM events t JOIN revisions a ON a.id = t.revision_id WHERE t.code = r.code
				UNION ALL SELECT a.actor, t.revision_id, t.retired_revision_id IS NULL, to_jsonb(t) - ARRAY['id', 'code', 'revision_id', 'retired_revision_id']
				FROM figures t JOIN revisions a ON a.id = t.revision_id WHERE t.code = r.code
				UNION ALL SELECT a.actor, t.revision_id, t.retired_revision_id IS NULL, to_jsonb(t) - ARRAY['id', 'code', 'revision_id', 'retired_revision_id']
				FROM shelters t JOIN revisions a ON a.id = t.revision_id WHERE t.code = r.code
				UNION ALL SELECT a.actor, t.revision_id, t.retired_revision_id IS NULL, to_jsonb(t) - ARRAY['id', 'code', 'revision_id', 'retired_revision_id']
				FROM sources t JOIN revisions a ON a.id = t.revision_id WHERE t.code = r.code
				UNION ALL SELECT a.actor, t.revision_id, t.retired_revision_id IS NULL, to_jsonb(t) - ARRAY['id', 'code', 'revision_id', 'retired_revision_id']
				FROM operations t JOIN revisions a ON a.id = t.revision_id WHERE t.code = r.code
				UNION ALL SELECT a.actor, t.revision_id, t.retired_revision_id IS NULL, to_jsonb(t) - ARRAY['id', 'code', 'revision_id', 'retired_revision_id']
				FROM country_measures t JOIN revisions a ON a.id = t.revision_id WHERE t.code = r.code
			) w
		) v ON true
		WHERE r.publication = ${state} AND r.dataset <> 'exercise' AND r.code COLLATE "C" >= ${start ?? ''}
			AND NOT EXISTS (SELECT FROM redactions d WHERE d.record_code = r.code)
		ORDER BY r.code COLLATE "C" LIMIT ${PAGE + 1}`
	);
	return { waiting: found.slice(0, PAGE), next: found[PAGE]?.code ?? null };
}
