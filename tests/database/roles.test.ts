import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWN_ROLES, ROLES } from '#lib/server/db/actor.ts';

// The embedded database is a PostgreSQL of a version that the server of the tests need not have.
const EXPECTED = ['sala_owner', ...[...ROLES, ...OWN_ROLES].map((role) => `sala_${role}`)].sort();

describe('drizzle/roles.sql on PostgreSQL 16 and newer, as a role that may create roles and is no superuser', () => {
	let client: PGlite;

	beforeEach(async () => {
		client = await PGlite.create();
		await client.exec(`CREATE ROLE maker LOGIN CREATEROLE;
			DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO maker', current_database()); END $$;`);
	}, 60_000);
	afterEach(() => client.close());

	const runAsMaker = async () =>
		client.exec(
			`SET SESSION AUTHORIZATION maker; ${await readFile(join('drizzle', 'roles.sql'), 'utf8')}; RESET SESSION AUTHORIZATION`
		);

	/** Roles that maker can become, of which it has no right before it does. */
	const listRoles = async () => {
		const { rows } = await client.query<{ name: string }>(
			`SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'sala\\_%' AND pg_has_role('maker', oid, 'SET')
				AND NOT pg_has_role('maker', oid, 'USAGE') ORDER BY 1`
		);
		return rows.map(({ name }) => name);
	};

	it('lets it become each of the roles, and gives it none of their rights before', async () => {
		await runAsMaker();
		expect(await listRoles()).toEqual(EXPECTED);
		await client.exec('SET SESSION AUTHORIZATION maker; SET ROLE sala_owner; CREATE SCHEMA sala; RESET ROLE');
		await expect(client.exec('CREATE TABLE sala.more (id int)')).rejects.toMatchObject({ code: '42501' });
	});

	it('changes nothing the second time', async () => {
		await runAsMaker();
		await runAsMaker();
		expect(await listRoles()).toEqual(EXPECTED);
	});

	it('mends memberships that an administrator granted without options', async () => {
		await client.exec('CREATE ROLE sala_owner NOLOGIN NOINHERIT; GRANT sala_owner TO maker WITH SET FALSE');
		await client.exec(
			`SELECT set_config('sala.login', 'maker', false); ${await readFile(join('drizzle', 'roles.sql'), 'utf8')}`
		);
		expect(await listRoles()).toEqual(EXPECTED);
	});
});
