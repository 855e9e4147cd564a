import { sql, type SQL } from 'drizzle-orm';
import { isPublished, stood, type View } from '#lib/server/queries/view.ts';

/** The names of each table, as its index `…_names` has them. */
const NAMES = {
	compounds: sql`name_grams(v.name || v.aliases || v.locality)`,
	events: sql`name_grams(ARRAY[v.locality, v.agency])`,
	shelters: sql`name_grams(ARRAY[v.name, v.operator, v.locality])`
};

const CODE = /^[a-z]{2,4}(-[a-z]{1,2})?-\d+$/i;

/**
 * Codes of the records whose names are like the words looked for, with how like they are (1 to 100, whole numbers), in
 * the versions that stood. A code finds its record alone. Each piece is looked up in the index: to cut the names found
 * once more would cost forty times as much.
 */
export function selectNamed(table: keyof typeof NAMES, search: string, view: View): SQL {
	const from = sql.identifier(table);
	if (CODE.test(search)) {
		return sql`SELECT v.code, 100 AS likeness FROM ${from} v WHERE v.code = ${search.toUpperCase()} AND ${stood('v', view)}`;
	}
	return sql`SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[${search}::text])) piece) q
		JOIN ${from} v ON ${NAMES[table]} @> ARRAY[q.piece] AND ${stood('v', view)}
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2`;
}

/** Codes of events whose place or agency is like the words looked for, and of those at published compounds so named. */
export function selectNamedEvents(search: string, view: View): SQL {
	return sql`SELECT code FROM (${selectNamed('events', search, view)}) named
		UNION SELECT l.event_code FROM (${selectNamed('compounds', search, view)}) named
		JOIN event_compounds l ON l.compound_code = named.code AND ${stood('l', view)}
		WHERE ${isPublished('named', 'compound', view)}`;
}
