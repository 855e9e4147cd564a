import { sql, type SQL } from 'drizzle-orm';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';

/** Who did something, as admins see them. */
export interface Person {
	/** What stands in revisions and in the audit. */
	id: string;
	/** Null: the command line, the program itself, or an account that is gone. */
	name: string | null;
	isCommandLine: boolean;
}

/** Whoever stands in a column, as a {@link Person}; for queries in the role of an admin. */
export function personOf(column: SQL): SQL {
	return sql`jsonb_build_object('id', ${column}, 'isCommandLine', ${column} = ${COMMAND_LINE.userId},
		'name', (SELECT person.name FROM sala_accounts.users person WHERE person.id = ${column}))`;
}
