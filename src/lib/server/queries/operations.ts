import { sql } from 'drizzle-orm';
import type { Operation } from '#lib/domain/balance.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** A series of counts with who counts what. */
export interface ListedOperation extends Operation {
	body: string;
	scope: string;
}

const MOST = 1000;

/** The operations of a view, by code, at most 1,000. */
export async function listOperations(tx: Tx, view: View): Promise<ListedOperation[]> {
	const found = await rows<{
		code: string;
		body: string;
		scope: string;
		direction: Operation['direction'];
		counterpart_code: string | null;
		takes_leavers_off: boolean | null;
	}>(
		tx,
		sql`SELECT o.code, o.body, o.scope, o.direction, o.counterpart_code, o.takes_leavers_off
		FROM operations o ${joinShown('o', 'operation', view)}
		WHERE ${stood('o', view)}
		ORDER BY o.code COLLATE "C"
		LIMIT ${MOST}`
	);
	return found.map(({ counterpart_code, takes_leavers_off, ...operation }) => ({
		...operation,
		counterpart: counterpart_code,
		takesLeaversOff: takes_leavers_off
	}));
}
