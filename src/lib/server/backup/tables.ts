import { sql, type SQL } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** A table of a backup. */
export interface Table {
	schema: string;
	name: string;
	columns: Column[];
	/** Columns of its primary key, which rows are kept in the order of. */
	key: string[];
	/** Tables that its rows point at, as `schema.name`. */
	needs: string[];
}

interface Column {
	name: string;
	isJson: boolean;
	isIdentity: boolean;
}

/** What a restore ends anyway, what each database keeps for itself, and what the configuration says at each start. */
const LEFT_OUT = [
	'sala.migrations',
	'sala.office',
	'sala_accounts.sessions',
	'sala_accounts.verifications',
	'sala_accounts.rate_limits'
];

/** Name of a table as backups say it. */
export function toName({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
	return `${schema}.${name}`;
}

/** The table in a statement. */
export function toSql({ schema, name }: Pick<Table, 'schema' | 'name'>): SQL {
	return sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
}

/**
 * All tables that hold what cannot be made anew, in an order in which rows find what they point at. What readers of a
 * role see is made from them, and is not among them.
 *
 * @param tx in the role of the owner
 */
export async function listTables(tx: Tx): Promise<Table[]> {
	const tables = await rows<Table>(
		tx,
		sql`SELECT n.nspname AS schema, c.relname AS name,
				(SELECT json_agg(json_build_object('name', a.attname, 'isJson', a.atttypid IN ('json'::regtype, 'jsonb'::regtype),
						'isIdentity', a.attidentity <> '') ORDER BY a.attnum)
					FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
				coalesce((SELECT json_agg(a.attname ORDER BY a.attnum)
					FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
					WHERE i.indrelid = c.oid AND i.indisprimary), '[]') AS key,
				coalesce((SELECT json_agg(DISTINCT fn.nspname || '.' || f.relname)
					FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
					WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid), '[]') AS needs
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname IN ('sala', 'sala_accounts') AND c.relkind = 'r'
			ORDER BY n.nspname, c.relname`
	);
	return inOrder(tables.filter((table) => !LEFT_OUT.includes(toName(table))));
}

function inOrder(tables: readonly Table[]): Table[] {
	const ordered: Table[] = [];
	let waiting = [...tables];
	while (waiting.length > 0) {
		const names = waiting.map(toName);
		const ready = waiting.filter(({ needs }) => !needs.some((name) => names.includes(name)));
		if (ready.length === 0) throw new Error(`These tables point at each other: ${names.join(', ')}`);
		ordered.push(...ready);
		waiting = waiting.filter((table) => !ready.includes(table));
	}
	return ordered;
}

/** A migration that has run: when it was made, and the hash of its file. */
export interface Migration {
	when: number;
	hash: string;
}

/** The migrations of a database, the oldest first. @param tx in the role of the owner */
export async function listMigrations(tx: Tx): Promise<Migration[]> {
	return rows(tx, sql`SELECT created_at::float8 AS "when", hash FROM sala.migrations ORDER BY created_at`);
}
