import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { useDatabase } from '../support/database.ts';

const record = useDatabase('record');

/** PostgreSQL plans a statement for its parameters five times before one plan may serve them all. */
const MORE_THAN_A_PLAN_TAKES = 12;

async function findSchema(tx: Tx, code: string): Promise<string | undefined> {
	const [row] = await rows<{ schema: string }>(
		tx,
		sql`SELECT c.relnamespace::regnamespace::text AS schema FROM records r JOIN pg_class c ON c.oid = r.tableoid WHERE r.code = ${code}`
	);
	return row?.schema;
}

/** What the command line and the public find, asking in turns. */
async function findInTurns(code: string) {
	const found = { commandLine: new Set<string | undefined>(), public: new Set<string | undefined>() };
	for (let turn = 0; turn < MORE_THAN_A_PLAN_TAKES; turn++) {
		found.commandLine.add(await record.current.withActor(COMMAND_LINE, (tx) => findSchema(tx, code)));
		found.public.add(await record.current.withActor(PUBLIC, (tx) => findSchema(tx, code)));
	}
	return found;
}

describe('a statement that runs again and again', () => {
	it('reads the tables of whoever asks', async () => {
		expect(await findInTurns('KH-D-001')).toEqual({
			commandLine: new Set(['sala']),
			public: new Set(['sala_public'])
		});
	});

	it('finds a record under review for coordination only', async () => {
		expect(await findInTurns('KH-C-014')).toEqual({
			commandLine: new Set(['sala']),
			public: new Set([undefined])
		});
	});

	it('is prepared once on a PostgreSQL server, however often and for whomever it runs', async ({ skip }) => {
		skip(record.current.kind === 'embedded', 'PGlite keeps no prepared statements');
		const texts = await record.current.withActor(PUBLIC, async (tx) => {
			for (const code of ['KH-D-001', 'KH-D-002', 'KH-D-003']) await findSchema(tx, code);
			return rows<{ statement: string }>(
				tx,
				sql`SELECT statement FROM pg_prepared_statements WHERE statement LIKE ${'%tableoid%'}`
			);
		});
		expect(texts).toEqual([{ statement: expect.stringMatching(/WHERE r\.code = \$1$/) as string }]);
	});
});
