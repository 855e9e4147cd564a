import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { OWN_ROLES, ROLES } from '#lib/server/db/actor.ts';
import { useDatabase } from '../support/database.ts';
import { readAll } from '../support/superuser.ts';

const empty = useDatabase('empty');

interface Relation {
	schema: 'sala' | 'sala_accounts' | 'sala_public' | 'sala_donor' | 'sala_researcher';
	name: string;
	isView: boolean;
	isVersioned: boolean;
	isSecured: boolean;
	isForced: boolean;
	owner: string;
}

/** What nobody may read: functions do, which say to whom they answer. */
const TABLES_OF_THE_MACHINE = ['migrations', 'guarded_names', 'shelter_places', 'own_cell_parts'];

/** What coordination reads, and functions alone write. */
const READ_BY_COORDINATION = ['disclosures', 'place_steps', 'redactions', 'office'];

/** Where a coordinator sees nothing of a shelter out of scope, and an admin everything, each by a policy of their own. */
const SCOPED = [
	...['shelters', 'shelter_reports', 'records', 'figures', 'citations', 'publications', 'disclosures'],
	...['place_steps', 'redactions']
];

/** Who reads a table of the records. */
const readersOf = (name: string) =>
	SCOPED.includes(name)
		? ['admin_reads SELECT {sala_admin}', 'coordination_reads SELECT {sala_coordinator}']
		: ['coordination_reads SELECT {sala_admin,sala_coordinator}'];

/** What admins alone read. */
const READ_BY_ADMINS = ['own_cells', 'user_scopes', 'grants', 'audit', 'takedown_requests'];

/** What a coordinator sees of shelters in scope only, and an operator of shelters of their own. */
const SCOPED_TO_OPERATORS = ['shelters', 'shelter_reports', 'records'];

const PROJECTIONS = ['sala_public', 'sala_donor', 'sala_researcher'];

let relations: Relation[];

beforeAll(async () => {
	relations = await readAll<Relation>(
		empty.current,
		sql`SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'v' AS "isView", c.relrowsecurity AS "isSecured",
			c.relforcerowsecurity AS "isForced", c.relowner::regrole::text AS owner, EXISTS (
				SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'retired_revision_id' AND n.nspname = 'sala'
			) AS "isVersioned"
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname LIKE 'sala%' AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1, 2`
	);
});

const listTables = () => relations.filter(({ isView }) => !isView);
const fullName = ({ schema, name }: Relation) => `${schema}.${name}`;

/** Policies that a table must have, each as its name, command and roles. */
function expectedPolicies({ schema, name, isVersioned }: Relation): string[] {
	const policies = ['owner ALL {sala_owner}'];
	if (PROJECTIONS.includes(schema)) {
		return [...policies, `${schema.slice(5)}_reads SELECT {${schema}}`].sort();
	}
	if (schema === 'sala_accounts') {
		policies.push('accounts_work ALL {sala_accounts}');
		if (['users', 'sessions', 'invitations'].includes(name)) policies.push('admin_reads SELECT {sala_admin}');
		if (name === 'users')
			policies.push('admin_changes UPDATE {sala_admin}', 'admin_removes DELETE {sala_admin}');
		if (name === 'sessions') policies.push('admin_ends DELETE {sala_admin}');
		if (name === 'invitations')
			policies.push('admin_invites INSERT {sala_admin}', 'admin_revokes DELETE {sala_admin}');
		return policies.sort();
	}
	if (READ_BY_COORDINATION.includes(name)) {
		return [...readersOf(name), ...policies].sort();
	}
	if (READ_BY_ADMINS.includes(name)) {
		const gives = name === 'user_scopes' ? 'admin_ends' : 'admin_revokes';
		if (['user_scopes', 'grants'].includes(name)) {
			policies.push('admin_gives INSERT {sala_admin}', `${gives} UPDATE {sala_admin}`);
		}
		if (name === 'takedown_requests') policies.push('admin_answers UPDATE {sala_admin}');
		return [...policies, 'admin_reads SELECT {sala_admin}'].sort();
	}
	if (SCOPED_TO_OPERATORS.includes(name) || name === 'areas')
		policies.push('operator_reads SELECT {sala_operator}');
	if (!TABLES_OF_THE_MACHINE.includes(name)) {
		policies.push(...readersOf(name), 'admin_adds INSERT {sala_admin}');
	}
	if (isVersioned && !TABLES_OF_THE_MACHINE.includes(name))
		policies.push('admin_retires UPDATE {sala_admin}');
	if (name === 'records') policies.push('admin_moves UPDATE {sala_admin}');
	if (name === 'areas')
		policies.push('admin_replaces UPDATE {sala_admin}', 'admin_removes DELETE {sala_admin}');
	return policies.sort();
}

/** What each role may do with a whole table or view; roles that are not named may do nothing. */
function expectedRights({ schema, name, isView }: Relation): Record<string, string[]> {
	if (PROJECTIONS.includes(schema)) return { [schema]: ['SELECT'] };
	if (isView || TABLES_OF_THE_MACHINE.includes(name)) return {};
	if (READ_BY_ADMINS.includes(name)) return { sala_admin: ['SELECT'] };
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
		sala_coordinator: ['SELECT'],
		...((SCOPED_TO_OPERATORS.includes(name) || name === 'areas') && { sala_operator: ['SELECT'] })
	};
}

describe('row level security', () => {
	it('is on and forced for every table, which belongs to the owner that nobody logs in as', () => {
		expect(listTables().length).toBeGreaterThan(40);
		const faulty = listTables().filter(
			({ isSecured, isForced, owner }) => !isSecured || !isForced || owner !== 'sala_owner'
		);
		expect(faulty.map(fullName)).toEqual([]);
	});

	it('gives every table the policies of its kind and no other', async () => {
		const found = await readAll<{ table: string; policies: string[] }>(
			empty.current,
			sql`SELECT schemaname || '.' || tablename AS "table", array_agg(policyname || ' ' || cmd || ' ' ||
					(SELECT array_agg(role ORDER BY role) FROM unnest(roles) AS role)::text ORDER BY policyname) AS policies
				FROM pg_policies WHERE schemaname LIKE 'sala%' GROUP BY 1`
		);
		const expected = listTables().map((table) => [fullName(table), expectedPolicies(table)]);
		expect(Object.fromEntries(found.map(({ table, policies }) => [table, policies.sort()]))).toEqual(
			Object.fromEntries(expected)
		);
	});

	it('lets a version be changed only from standing to retired', async () => {
		const found = await readAll<{ condition: string; check: string }>(
			empty.current,
			sql`SELECT DISTINCT qual AS condition, with_check AS check FROM pg_policies WHERE policyname = 'admin_retires'`
		);
		expect(found).toEqual([
			{ condition: '(retired_revision_id IS NULL)', check: '(retired_revision_id IS NOT NULL)' }
		]);
	});

	it('holds for every role that Sala works as', async () => {
		const found = await readAll<{ name: string }>(
			empty.current,
			sql`SELECT rolname AS name FROM pg_roles
				WHERE rolname LIKE 'sala\\_%' AND NOT rolcanlogin AND NOT rolsuper AND NOT rolbypassrls AND NOT rolcreaterole
					AND NOT rolinherit ORDER BY 1`
		);
		const roles = ['sala_owner', ...[...ROLES, ...OWN_ROLES].map((role) => `sala_${role}`)].sort();
		expect(found.map(({ name }) => name)).toEqual(roles);
	});
});

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
		const retiring = listTables().filter(
			({ isVersioned, name }) =>
				isVersioned && ![...TABLES_OF_THE_MACHINE, ...READ_BY_COORDINATION, ...READ_BY_ADMINS].includes(name)
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
				...retiring.map(({ name }) => `${name}.retired_revision_id UPDATE sala_admin`)
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

describe('functions', () => {
	it('may be called by nobody but the roles they are for', async () => {
		const found = await readAll<{ caller: string }>(
			empty.current,
			sql`SELECT p.proname || ' ' || CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END AS caller
				FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname LIKE 'sala%'
				CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
				WHERE x.grantee <> p.proowner`
		);
		expect(found.map(({ caller }) => caller).sort()).toEqual([
			'ask_for_takedown sala_public',
			'begin_revision sala_admin',
			...['admin', 'coordinator', 'donor', 'operator', 'researcher'].map((role) => `my_grants sala_${role}`),
			'name_grams sala_admin',
			'name_grams sala_coordinator',
			'name_grams sala_donor',
			'name_grams sala_donor',
			'name_grams sala_public',
			'name_grams sala_researcher',
			'publish sala_admin',
			...['admin', 'coordinator', 'donor', 'operator', 'researcher'].map(
				(role) => `read_exactly sala_${role}`
			),
			'redact sala_admin',
			'scope_of_user sala_coordinator',
			'scope_of_user sala_operator',
			'set_disclosure sala_admin',
			'set_office sala_admin',
			...['admin', 'coordinator', 'operator'].map((role) => `set_place sala_${role}`),
			'visible_shelters sala_coordinator',
			'write_own_cells sala_admin'
		]);
	});

	it('that work as the owner look names up in fixed schemas, the temporary one last', async () => {
		const found = await readAll<{ name: string; settings: string[] | null }>(
			empty.current,
			sql`SELECT p.proname AS name, p.proconfig AS settings FROM pg_proc p
				JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname LIKE 'sala%' WHERE p.prosecdef ORDER BY 1`
		);
		expect(found.map(({ name }) => name)).toEqual([
			...['ask_for_takedown', 'audit_change', 'audit_revision', 'guard_gate', 'my_grants', 'publish'],
			...['read_exactly', 'redact', 'remove_from_public', 'scope_of_user', 'set_disclosure', 'set_office'],
			...['set_place', 'visible_shelters', 'write_own_cells']
		]);
		for (const { settings } of found) expect(settings).toEqual(['search_path=sala, public, pg_temp']);
	});
});
