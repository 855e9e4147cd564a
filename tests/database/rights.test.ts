import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import {
	ADDED_BY_COORDINATORS,
	ADDED_BY_OPERATORS,
	fullName,
	listRelations,
	PROJECTIONS,
	READ_BY_ADMINS,
	READ_BY_COORDINATION,
	RETIRED_BY_COORDINATORS,
	READ_BY_HOLDERS,
	SCOPED_TO_OPERATORS,
	TABLES_OF_THE_MACHINE,
	type Relation
} from '../support/relations.ts';
import { readAll } from '../support/superuser.ts';

const empty = useDatabase('empty');

let relations: Relation[];

beforeAll(async () => {
	relations = await listRelations(empty.current);
});

/** What each role may do with a whole table or view; roles that are not named may do nothing. */
function expectedRights({ schema, name, isView }: Relation): Record<string, string[]> {
	if (PROJECTIONS.includes(schema)) return { [schema]: ['SELECT'] };
	if (isView || TABLES_OF_THE_MACHINE.includes(name)) return {};
	if (READ_BY_ADMINS.includes(name)) return { sala_admin: ['SELECT'] };
	if (READ_BY_HOLDERS.includes(name))
		return { sala_admin: ['SELECT'], sala_coordinator: ['SELECT'], sala_operator: ['SELECT'] };
	if (READ_BY_COORDINATION.includes(name)) return { sala_admin: ['SELECT'], sala_coordinator: ['SELECT'] };
	if (schema === 'sala_accounts') {
		const work = { sala_accounts: ['DELETE', 'INSERT', 'SELECT', 'UPDATE'] };
		const admins: Record<string, string[]> = {
			invitations: ['DELETE', 'INSERT'],
			sessions: ['DELETE'],
			users: ['DELETE']
		};
		return admins[name] ? { ...work, sala_admin: admins[name] } : work;
	}
	if (name === 'publication_runs') return { sala_admin: ['SELECT'], sala_coordinator: ['SELECT'] };
	const replacing = name === 'areas' ? ['DELETE', 'UPDATE'] : [];
	return {
		sala_admin: ['INSERT', 'SELECT', ...replacing].sort(),
		sala_coordinator: [...(ADDED_BY_COORDINATORS.includes(name) ? ['INSERT'] : []), 'SELECT'],
		...((SCOPED_TO_OPERATORS.includes(name) || ['areas', 'revisions'].includes(name)) && {
			sala_operator: [...(ADDED_BY_OPERATORS.includes(name) ? ['INSERT'] : []), 'SELECT']
		})
	};
}

describe('rights on tables', () => {
	it('are those of its kind for every table, view and role', async () => {
		const found = await readAll<{ relation: string; role: string; rights: string[] }>(
			empty.current,
			sql`SELECT n.nspname || '.' || c.relname AS relation, r.rolname AS role, array_agg(p.name ORDER BY p.name) AS rights
				FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname LIKE 'sala%'
				CROSS JOIN pg_roles r
				CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p (name)
				WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND r.rolname LIKE 'sala\\_%' AND r.rolname <> 'sala_owner'
					AND NOT r.rolcanlogin AND has_table_privilege(r.oid, c.oid, p.name)
				GROUP BY 1, 2`
		);
		const rights: Record<string, Record<string, string[]>> = {};
		for (const { relation, role, rights: some } of found) (rights[relation] ??= {})[role] = some;
		const expected = relations
			.map((relation) => [fullName(relation), expectedRights(relation)] as const)
			.filter(([, some]) => Object.keys(some).length > 0);
		expect(rights).toEqual(Object.fromEntries(expected));
	});

	it('on single columns are retiring a version, moving a record through the gate and what admins do with accounts', async () => {
		const found = await readAll<{ right: string }>(
			empty.current,
			sql`SELECT c.relname || '.' || a.attname || ' ' || x.privilege_type || ' ' || x.grantee::regrole AS "right"
				FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname LIKE 'sala%'
				JOIN pg_attribute a ON a.attrelid = c.oid
				CROSS JOIN LATERAL aclexplode(a.attacl) x`
		);
		const retiring = relations.filter(
			({ isView, isVersioned, name }) =>
				!isView &&
				isVersioned &&
				![...TABLES_OF_THE_MACHINE, ...READ_BY_COORDINATION, ...READ_BY_HOLDERS, ...READ_BY_ADMINS].includes(
					name
				)
		);
		expect(retiring.length).toBeGreaterThan(10);
		expect(found.map(({ right }) => right).sort()).toEqual(
			[
				'records.publication UPDATE sala_admin',
				...['id', 'email', 'name', 'role', 'two_factor_enabled', 'created_at'].map(
					(column) => `users.${column} SELECT sala_admin`
				),
				...['role', 'updated_at'].map((column) => `users.${column} UPDATE sala_admin`),
				...['user_id', 'expires_at'].map((column) => `sessions.${column} SELECT sala_admin`),
				...['id', 'email', 'role', 'invited_by', 'created_at', 'expires_at', 'taken_at'].map(
					(column) => `invitations.${column} SELECT sala_admin`
				),
				...['user_id', 'area_pcode', 'partner', 'shelter_code'].map(
					(column) => `user_scopes.${column} INSERT sala_admin`
				),
				'user_scopes.ended_at UPDATE sala_admin',
				...['user_id', 'record_code', 'reason', 'expires_at'].map(
					(column) => `grants.${column} INSERT sala_admin`
				),
				'grants.revoked_at UPDATE sala_admin',
				...['state', 'record_code', 'answer', 'answered_by', 'answered_at', 'details', 'reply_to'].map(
					(column) => `takedown_requests.${column} UPDATE sala_admin`
				),
				...retiring.map(({ name }) => `${name}.retired_revision_id UPDATE sala_admin`),
				...RETIRED_BY_COORDINATORS.map((name) => `${name}.retired_revision_id UPDATE sala_coordinator`),
				'shelter_reports.retired_revision_id UPDATE sala_operator'
			].sort()
		);
	});

	it('let nobody but the owner make anything in the schemas', async () => {
		const found = await readAll<{ schema: string; role: string; use: boolean; create: boolean }>(
			empty.current,
			sql`SELECT n.nspname AS schema, r.rolname AS role, has_schema_privilege(r.oid, n.oid, 'USAGE') AS use,
					has_schema_privilege(r.oid, n.oid, 'CREATE') AS create
				FROM pg_namespace n CROSS JOIN pg_roles r
				WHERE (n.nspname LIKE 'sala%' OR n.nspname = 'public') AND r.rolname LIKE 'sala\\_%' AND NOT r.rolcanlogin
					AND r.rolname <> 'sala_owner'`
		);
		expect(found.filter(({ create }) => create)).toEqual([]);
		const users = found.filter(({ schema, use }) => use && schema !== 'public');
		expect(users.map(({ schema, role }) => `${schema} ${role}`).sort()).toEqual([
			// Who calls a function of the schema needs the use of it, and no more.
			'sala sala_admin',
			'sala sala_coordinator',
			'sala sala_donor',
			'sala sala_operator',
			'sala sala_public',
			'sala sala_researcher',
			'sala_accounts sala_accounts',
			'sala_accounts sala_admin',
			'sala_donor sala_donor',
			'sala_public sala_donor',
			'sala_public sala_public',
			'sala_researcher sala_researcher'
		]);
	});
});
