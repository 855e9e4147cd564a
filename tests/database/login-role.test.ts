import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { sqlState } from '#lib/server/db/postgres-errors.ts';
import { rows } from '#lib/server/db/rows.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { createLoginRole, type LoginRole } from '../support/login-role.ts';
import { NO_RIGHT } from '../support/superuser.ts';

const { serverUrl } = inject('templates');
const silent = () => {};

// The embedded database knows one user, who may do everything; only PostgreSQL has roles that log in.
describe.skipIf(serverUrl === null)('a log-in role of PostgreSQL that may only log in', () => {
	let login: LoginRole;
	let database: Database;
	let client: postgres.Sql;

	beforeAll(async () => {
		login = await createLoginRole(serverUrl!, { postgis: true, roles: true });
		database = await openDatabase({ kind: 'postgres', url: login.url }, silent);
		client = postgres(login.url, { max: 1, onnotice: silent });
	});

	afterAll(async () => {
		await client?.end();
		await database?.close();
		await login?.remove();
	});

	/** Statements stand whole in this file: the names of tables in them could not be parameters. */
	const answerTo = (statement: string) => client.unsafe(statement).then((found) => found.length, sqlState);

	it('opens, migrates and works', async () => {
		const run = await database.withActor(COMMAND_LINE, async (tx) => {
			await beginRevision(tx, 'for a test');
			return publish(tx, 'for a test');
		});
		expect(run).toBe(1);
		const read = await database.withActor(PUBLIC, (tx) =>
			rows(tx, sql`SELECT id::int FROM publication_runs`)
		);
		expect(read).toEqual([{ id: 1 }]);
		expect(database.version).toMatch(/^PostgreSQL \d+.*, PostGIS 3/);
	});

	it('owns nothing', async () => {
		const owned = await client`
			SELECT relname FROM pg_class WHERE relowner = current_user::regrole
			UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = current_user::regrole
			UNION ALL SELECT proname FROM pg_proc WHERE proowner = current_user::regrole
			UNION ALL SELECT datname FROM pg_database WHERE datdba = current_user::regrole`;
		expect([...owned]).toEqual([]);
	});

	it('has no right of its own: it reads and writes nothing until it takes a role', async () => {
		for (const table of ['sala.figures', 'sala.records', 'sala.migrations', 'sala_public.figures']) {
			expect(await answerTo(`SELECT * FROM ${table}`)).toBe(NO_RIGHT);
			expect(await answerTo(`DELETE FROM ${table}`)).toBe(NO_RIGHT);
		}
		expect(await answerTo(`SELECT sala.publish('because')`)).toBe(NO_RIGHT);
		expect(await answerTo('CREATE TABLE sala.more (id int)')).toBe(NO_RIGHT);
	});

	it('opens a second time, and a second program beside the first', async () => {
		const others = await Promise.all(
			[1, 2].map(() => openDatabase({ kind: 'postgres', url: login.url }, silent))
		);
		for (const other of others) {
			const read = await other.withActor(PUBLIC, (tx) =>
				rows(tx, sql`SELECT 1 AS one FROM publication_runs`)
			);
			expect(read).toEqual([{ one: 1 }]);
			await other.close();
		}
	});
});

describe.skipIf(serverUrl === null)('a log-in role that may create roles and owns its database', () => {
	it('makes the roles itself, and then has no right of its own', async () => {
		const login = await createLoginRole(serverUrl!, {
			attributes: 'CREATEROLE',
			ownsDatabase: true,
			postgis: true
		});
		try {
			const database = await openDatabase({ kind: 'postgres', url: login.url }, silent);
			expect(await database.withActor(PUBLIC, (tx) => rows(tx, sql`SELECT 1 FROM figures`))).toEqual([]);
			await database.close();
			const client = postgres(login.url, { max: 1, onnotice: silent });
			expect(await client`SELECT 1 FROM sala.figures`.catch(sqlState)).toBe(NO_RIGHT);
			await client.end();
		} finally {
			await login.remove();
		}
	});
});
