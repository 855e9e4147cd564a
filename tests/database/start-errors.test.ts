import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, inject, it } from 'vitest';
import { openDatabase, type DatabaseTarget } from '#lib/server/db/connection.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { StartError } from '#lib/server/db/start-error.ts';
import { copyTemplate } from '../support/database.ts';
import { createLoginRole, type LoginRole, type Preparation } from '../support/login-role.ts';
import { asSuperuser } from '../support/superuser.ts';
import { withDatabase } from '../support/with-database.ts';

const templates = inject('templates');
const { serverUrl } = templates;
const silent = () => {};

/** The embedded database is opened twice. */
const TWO_OPENINGS = { timeout: 120_000 };

/** What keeps the database from opening, as a person is told. */
async function findProblem(target: DatabaseTarget): Promise<{ message: string; remedy: string }> {
	try {
		await (await openDatabase(target, silent)).close();
	} catch (error) {
		if (!(error instanceof StartError)) throw error;
		return { message: error.message, remedy: error.remedy };
	}
	throw new Error('The database opened.');
}

async function findProblemAfter(change: (tx: Tx) => Promise<unknown>) {
	const copy = await copyTemplate(templates, 'empty');
	try {
		const database = await openDatabase(copy.target, silent);
		await asSuperuser(database, change);
		await database.close();
		return await findProblem(copy.target);
	} finally {
		await copy.remove();
	}
}

/** What a log-in role for which all is prepared is told of a database in which something stands already. */
async function findProblemIn(statements: string) {
	return findProblemOf({ postgis: true, roles: true }, statements);
}

async function findProblemOf(prepared: Preparation, statements = '') {
	const login = await createLoginRole(serverUrl!, prepared);
	try {
		const administrator = postgres(withDatabase(serverUrl!, login.database), { max: 1, onnotice: silent });
		// Raw, as they are several statements in one text, which stands in this file.
		await administrator.unsafe(statements);
		await administrator.end();
		return { login, ...(await findProblem({ kind: 'postgres', url: login.url })) };
	} finally {
		await login.remove();
	}
}

/** A port of this machine that nobody listens on. */
async function findFreePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('The port has no number.');
	return address.port;
}

describe('openDatabase', () => {
	it('refuses a database in which a migration was edited', TWO_OPENINGS, async () => {
		const { message, remedy } = await findProblemAfter((tx) =>
			tx.execute(sql`UPDATE sala.migrations SET hash = 'other' WHERE id = 2`)
		);
		expect(message).toBe('A migration was edited after it had been run on this database.');
		expect(remedy).toContain('drizzle/');
	});

	it('refuses a database that is newer than the program', TWO_OPENINGS, async () => {
		const { message, remedy } = await findProblemAfter((tx) =>
			tx.execute(sql`INSERT INTO sala.migrations (hash, created_at) VALUES ('later', 4102444800000)`)
		);
		expect(message).toMatch(/^The database is newer than this program/);
		expect(remedy).toContain('Start the newer version of Sala');
	});

	it('names the folder of an embedded database that is damaged', TWO_OPENINGS, async () => {
		const directory = await mkdtemp(join(tmpdir(), 'sala-damaged-'));
		await mkdir(join(directory, 'database'));
		await writeFile(join(directory, 'database', 'PG_VERSION'), '18\n');
		const { message, remedy } = await findProblem({ kind: 'embedded', directory });
		expect(message).toBe(`The embedded database in ${join(directory, 'database')} does not open.`);
		expect(remedy).toContain('restore a backup');
		await rm(directory, { recursive: true });
	});

	it('names the server where nobody answers, without its password', async () => {
		const port = await findFreePort();
		const url = `postgres://somebody:secret@127.0.0.1:${port}/sala`;
		const { message, remedy } = await findProblem({ kind: 'postgres', url });
		expect(message).toBe(`No PostgreSQL server answers at postgres://somebody@127.0.0.1:${port}/sala.`);
		expect(remedy).toContain('DATABASE_URL');
	});

	it.each([
		'sala',
		'localhost:5432/sala',
		'mysql://somebody@127.0.0.1:5432/sala',
		'postgres://[::1/sala',
		''
	])('says what an address looks like, given %j', async (url) => {
		const { message, remedy } = await findProblem({ kind: 'postgres', url });
		expect(message).toBe('DATABASE_URL is not the address of a PostgreSQL database.');
		expect(remedy).toContain('postgres://user:password@host:5432/database');
	});
});

describe.skipIf(serverUrl === null)('openDatabase on a PostgreSQL server', () => {
	it('names a database that does not exist', async () => {
		const { message, remedy } = await findProblem({
			kind: 'postgres',
			url: withDatabase(serverUrl!, 'sala_nowhere')
		});
		expect(message).toMatch(/^The database in postgres:\/\/.*\/sala_nowhere does not exist\.$/);
		expect(remedy).toContain('createdb');
	});

	it('says so where the role may not log in, and where it has no connection left, without its password', async () => {
		const refused = await findProblemOf({ attributes: 'NOLOGIN' });
		expect(refused.message).toMatch(/^The PostgreSQL server refuses this user at /);
		expect(refused.remedy).toContain('pg_hba.conf');
		const full = await findProblemOf({ attributes: 'CONNECTION LIMIT 0' });
		expect(full.message).toMatch(/^The PostgreSQL server at .* has no free connection\.$/);
		for (const { login, message } of [refused, full]) {
			expect(message).toContain(`${login.name}@`);
			expect(message).not.toContain(new URL(login.url).password);
		}
	});

	it('says what an administrator must run where PostGIS is missing and the role may not create it', async () => {
		const { message, remedy } = await findProblemOf({ roles: true });
		expect(message).toContain('has no PostGIS yet');
		expect(remedy).toContain('CREATE EXTENSION postgis;');
	});

	it('gives the command that makes the roles where they are missing', async () => {
		const { login, message, remedy } = await findProblemOf({ postgis: true });
		expect(message).toContain(`not granted to ${login.name}, and ${login.name} may not create them`);
		expect(remedy.split('\n')[1]).toBe(commandFor(login));
		const instructions = await readFile(join('drizzle', 'roles.sql'), 'utf8');
		expect(instructions).toContain(commandFor({ name: 'sala_login', database: 'sala' }));
	});

	it('says what keeps the owner of the tables from migrating', async () => {
		const refused = await findProblemIn('CREATE SCHEMA sala');
		expect(refused.message).toBe(
			'sala_owner could not bring the database up to date: permission denied for schema sala.'
		);
		expect(refused.remedy).toContain(commandFor(refused.login));
		expect(refused.remedy).toContain('ALTER … OWNER TO sala_owner');
		const foreign = await findProblemIn(
			'SET ROLE sala_owner; CREATE SCHEMA sala; CREATE TABLE sala.migrations (id int)'
		);
		expect(foreign.message).toMatch(
			/^sala_owner could not bring the database up to date: column "hash" does not exist/
		);
		expect(foreign.remedy).toContain('Mend what the message names');
	});

	it('gives that command too where the role may create roles and not pass the database on', async () => {
		const { login, remedy } = await findProblemOf({ postgis: true, attributes: 'CREATEROLE' });
		expect(remedy).toContain(commandFor(login));
	});
});

function commandFor({ name, database }: Pick<LoginRole, 'name' | 'database'>): string {
	return `  psql --dbname=${database} -v ON_ERROR_STOP=1 -c "SET sala.login = '${name}'" -f drizzle/roles.sql`;
}
