/**
 * A column as the data dictionary shows it.
 *
 * @typedef {object} Column
 * @property {string} name
 * @property {string} type as SQL writes it
 * @property {boolean} mayBeNull
 * @property {string} meaning its COMMENT; empty where it has none
 * @property {string[]} values what alone it may hold; empty where that is not a list
 * @property {string | null} refersTo the table whose key it holds
 */

/**
 * A table or view as the data dictionary shows it.
 *
 * @typedef {object} Table
 * @property {string} name
 * @property {boolean} isView
 * @property {string} meaning its COMMENT; empty where it has none
 * @property {Column[]} columns in the order of the table
 */

/**
 * Runs a query without parameters and gives its rows.
 *
 * @typedef {(sql: string) => Promise<any[]>} Ask
 */

/** drizzle's account of the migrations is its own and is left out. */
const NOT_OURS = 'migrations';

/**
 * Every table and view of a schema, by name, read from the catalogue and the comments of a migrated database.
 *
 * @param {Ask} ask any role may: the catalogue is open to all
 * @param {string} schema a name of ours
 * @returns {Promise<Table[]>}
 */
export async function readSchema(ask, schema) {
	const columns = await ask(`
		SELECT t.relname AS table_name, t.relkind = 'v' AS is_view, coalesce(obj_description(t.oid), '') AS table_meaning,
			a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS may_be_null,
			coalesce(col_description(t.oid, a.attnum), '') AS meaning,
			(SELECT string_agg(pg_get_constraintdef(c.oid), ' ') FROM pg_constraint c
				WHERE c.conrelid = t.oid AND c.contype = 'c' AND c.conkey = ARRAY[a.attnum]) AS checks,
			(SELECT min(o.relname) FROM pg_constraint c JOIN pg_class o ON o.oid = c.confrelid
				WHERE c.conrelid = t.oid AND c.contype = 'f' AND c.conkey = ARRAY[a.attnum]) AS refers_to
		FROM pg_class t
		JOIN pg_namespace n ON n.oid = t.relnamespace
		JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE n.nspname = '${schema}' AND t.relkind IN ('r', 'v') AND t.relname <> '${NOT_OURS}'
		ORDER BY t.relname COLLATE "C", a.attnum`);
	/** @type {Map<string, Table>} */
	const tables = new Map();
	for (const row of columns) {
		/** @type {Table} */
		const table = tables.get(row.table_name) ?? {
			name: row.table_name,
			isView: row.is_view,
			meaning: row.table_meaning,
			columns: []
		};
		tables.set(table.name, table);
		table.columns.push({
			name: row.name,
			type: row.type,
			mayBeNull: row.may_be_null && !row.is_view,
			meaning: row.meaning,
			values: readValues(row.checks ?? ''),
			refersTo: row.refers_to
		});
	}
	return [...tables.values()];
}

/**
 * The values of `column IN (…)`, which PostgreSQL gives back as `column = ANY (ARRAY['a'::text, …])`.
 *
 * @param {string} checks
 */
function readValues(checks) {
	const list = /= ANY \(\(?ARRAY\[(.*?)\]/.exec(checks)?.[1] ?? '';
	return [...list.matchAll(/'((?:[^']|'')*)'::text|(\d+)/g)].map((found) => found[1] ?? found[2] ?? '');
}
