import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { OWN_ROLES, ROLES } from '#lib/server/db/actor.ts';
import { useDatabase } from '../support/database.ts';
import {
	ADDED_BY_COORDINATORS,
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

/** Where a coordinator sees nothing of a shelter out of scope, and an admin everything, each by a policy of their own. */
const SCOPED = [
	...['shelters', 'shelter_reports', 'records', 'figures', 'citations', 'publications', 'disclosures'],
	...['place_steps', 'redactions', 'holds', 'turn_aways']
];

/** Who reads a table of the records. */
const readersOf = (name: string) =>
	SCOPED.includes(name)
		? ['admin_reads SELECT {sala_admin}', 'coordination_reads SELECT {sala_coordinator}']
		: ['coordination_reads SELECT {sala_admin,sala_coordinator}'];

let relations: Relation[];

beforeAll(async () => {
	relations = await listRelations(empty.current);
});

const listTables = () => relations.filter(({ isView }) => !isView);

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
	if (READ_BY_HOLDERS.includes(name)) {
		return [...readersOf(name), ...policies, 'operator_reads SELECT {sala_operator}'].sort();
	}
	if (READ_BY_ADMINS.includes(name)) {
		const gives = name === 'user_scopes' ? 'admin_ends' : 'admin_revokes';
		if (['user_scopes', 'grants'].includes(name)) {
			policies.push('admin_gives INSERT {sala_admin}', `${gives} UPDATE {sala_admin}`);
		}
		if (name === 'takedown_requests') policies.push('admin_answers UPDATE {sala_admin}');
		return [...policies, 'admin_reads SELECT {sala_admin}'].sort();
	}
	if (SCOPED_TO_OPERATORS.includes(name) || ['areas', 'revisions'].includes(name))
		policies.push('operator_reads SELECT {sala_operator}');
	const writers = ['revisions', 'shelter_reports'].includes(name)
		? '{sala_coordinator,sala_operator}'
		: '{sala_coordinator}';
	if (ADDED_BY_COORDINATORS.includes(name)) policies.push(`scope_adds INSERT ${writers}`);
	if (RETIRED_BY_COORDINATORS.includes(name)) policies.push(`scope_retires UPDATE ${writers}`);
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
