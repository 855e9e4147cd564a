import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { personOf, type Person } from '#lib/server/queries/people.ts';
import { revisionsOf } from '#lib/server/queries/revision-changes.ts';

/** Something that was done or looked at. */
export interface AuditEntry {
	id: number;
	/** In milliseconds of Unix time. */
	happenedAt: number;
	who: Person;
	/** In which role: `admin`, `accounts`, … */
	role: string;
	/** `wrote`, `read exactly`, `insert on grants`, … */
	action: string;
	recordCode: string | null;
	/** Whose account it is about; null: nobody's. */
	whose: Person | null;
	revisionId: number | null;
	/** The row before; null where it was not there, or where that is not kept. */
	before: Record<string, unknown> | null;
	/** The row after; null where it is gone, or where that is not kept. */
	after: Record<string, unknown> | null;
}

/** What of the audit is asked for; null: everything. */
export interface AuditFilter {
	/** Code of a record. */
	record: string | null;
	/** Name, e-mail address or id of whoever did it. */
	who: string | null;
}

/** Some entries, newest first. */
export interface AuditPage {
	entries: AuditEntry[];
	/** Number of the first entry of the next page; null: there is none. */
	next: number | null;
}

const PAGE = 50;

/** Whose account a row is about. */
const ACCOUNT = sql`CASE WHEN a.action LIKE '% on users' THEN coalesce(a.after, a.before) ->> 'id'
				ELSE coalesce(a.after, a.before) ->> 'user_id' END`;

/**
 * What was done, newest first.
 *
 * @param tx in the role of an admin
 * @param start number of the entry to begin with; null for the newest
 */
export async function listAudit(
	tx: Tx,
	{ record, who }: AuditFilter,
	{ start, size = PAGE }: { start: number | null; size?: number }
): Promise<AuditPage> {
	const conditions = [
		start !== null && sql`a.id <= ${start}`,
		record !== null &&
			sql`(a.record_code = ${record} OR a.action = 'wrote' AND a.revision_id IN (${revisionsOf(record)}))`,
		who !== null &&
			sql`a.actor IN (SELECT ${who}::text UNION SELECT u.id FROM sala_accounts.users u
				WHERE u.email = lower(${who}) OR lower(u.name) = lower(${who}))`
	].filter((condition) => condition !== false);
	const found = await rows<AuditEntry>(
		tx,
		sql`SELECT a.id, (EXTRACT(epoch FROM a.happened_at) * 1000)::float8 AS "happenedAt", ${personOf(sql`a.actor`)} AS who,
				CASE WHEN ${ACCOUNT} IS NOT NULL THEN ${personOf(ACCOUNT)} END AS whose,
				a.role, a.action, a.record_code AS "recordCode", a.revision_id AS "revisionId", a.before, a.after
			FROM audit a WHERE ${sql.join([sql`true`, ...conditions], sql` AND `)} ORDER BY a.id DESC LIMIT ${size + 1}`
	);
	return { entries: found.slice(0, size), next: found[size]?.id ?? null };
}

/** One act of writing. */
export interface WrittenRevision {
	id: number;
	/** In milliseconds of Unix time. */
	recordedAt: number;
	who: Person;
	reason: string;
	/** Names of the files of an import; null for a single act. */
	batch: string | null;
}

/** An act of writing by its number; undefined where there is none. @param tx in the role of an admin */
export async function findRevisionById(tx: Tx, id: number): Promise<WrittenRevision | undefined> {
	const [found] = await rows<WrittenRevision>(
		tx,
		sql`SELECT r.id, (EXTRACT(epoch FROM r.recorded_at) * 1000)::float8 AS "recordedAt", ${personOf(sql`r.actor`)} AS who, r.reason, r.batch
			FROM revisions r WHERE r.id = ${id}`
	);
	return found;
}
