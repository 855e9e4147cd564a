import { sql, type SQL } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** One row that an act of writing added, changed or took away. */
export interface RevisionChange {
	/** Table, as the data dictionary has it. */
	table: string;
	recordCode: string;
	/** The version that was retired; null: there was none. */
	before: Record<string, unknown> | null;
	/** The version that was recorded; null: there is none. */
	after: Record<string, unknown> | null;
}

/** Tables whose record has one standing version, by the column that names it. */
const ONE = {
	sources: 'code',
	operations: 'code',
	compounds: 'code',
	events: 'code',
	figures: 'code',
	shelters: 'code',
	country_measures: 'code',
	figure_recommendations: 'figure_code'
} as const;

/** Tables whose record has many. */
const MANY = {
	citations: 'record_code',
	compound_links: 'compound_code',
	compound_statuses: 'compound_code',
	event_nationalities: 'event_code',
	event_compounds: 'event_code',
	event_labels: 'event_code',
	shelter_reports: 'shelter_code'
} as const;

/** Some of what an act did. */
export interface ChangePage {
	changes: RevisionChange[];
	/** How many there are before the next page; null: there is none. */
	next: number | null;
}

const PAGE = 100;

/** What is the same in every version, and tells an admin nothing. */
const WITHOUT = sql`ARRAY['id', 'revision_id', 'retired_revision_id']`;

/**
 * What an act of writing did, record by record, each row before and after. An act that is over never changes, so that
 * its pages fit together.
 *
 * @param tx in the role of an admin
 * @param start how many to leave out
 */
export async function listRevisionChanges(
	tx: Tx,
	revision: number,
	start = 0,
	size = PAGE
): Promise<ChangePage> {
	const one = Object.entries(ONE).map(([table, key]) => {
		const [t, k] = [sql.identifier(table), sql.identifier(key)];
		return sql`SELECT ${table}::text AS "table", coalesce(n.${k}, o.${k}) AS "recordCode", to_jsonb(o) - ${WITHOUT} AS before, to_jsonb(n) - ${WITHOUT} AS after,
				coalesce(n.id, o.id) AS place
			FROM (SELECT * FROM ${t} WHERE revision_id = ${revision}) n
			FULL JOIN (SELECT * FROM ${t} WHERE retired_revision_id = ${revision}) o ON o.${k} = n.${k}`;
	});
	const many = Object.entries(MANY).map(([table, key]) => {
		const [t, k] = [sql.identifier(table), sql.identifier(key)];
		return sql`SELECT ${table}::text, ${k}, CASE WHEN retired_revision_id = ${revision} THEN to_jsonb(t) - ${WITHOUT} END, CASE WHEN revision_id = ${revision} THEN to_jsonb(t) - ${WITHOUT} END,
				id
			FROM ${t} t WHERE ${revision} IN (revision_id, retired_revision_id)`;
	});
	const found = await rows<RevisionChange>(
		tx,
		sql`SELECT "table", "recordCode", before, after FROM (${sql.join([...one, ...many], sql` UNION ALL `)}) c
			ORDER BY "recordCode", "table", place LIMIT ${size + 1} OFFSET ${start}`
	);
	return { changes: found.slice(0, size), next: found.length > size ? start + size : null };
}

/** The acts that wrote or retired a version of a record, as a query of their numbers. */
export function revisionsOf(code: string): SQL {
	const parts = Object.entries({ ...ONE, ...MANY }).map(
		([table, key]) =>
			sql`SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM ${sql.identifier(table)} WHERE ${sql.identifier(key)} = ${code}`
	);
	return sql.join(parts, sql` UNION `);
}
