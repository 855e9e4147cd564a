import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { readAll } from '../support/superuser.ts';

const empty = useDatabase('empty');

/** Whoever may answer for a shelter may call it; the function asks whether they do. */
const ofHolders = (name: string) =>
	['admin', 'coordinator', 'operator'].map((role) => `${name} sala_${role}`);

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
			...ofHolders('add_turn_away'),
			...ofHolders('allocate_beds'),
			'ask_for_takedown sala_public',
			...['admin', 'coordinator'].map((role) => `assign_overlap_groups sala_${role}`),
			...['admin', 'coordinator', 'operator'].map((role) => `begin_revision sala_${role}`),
			...ofHolders('count_beds'),
			...['is_in_scope', 'is_live', 'is_series_in_scope'].map((name) => `${name} sala_coordinator`),
			...ofHolders('move_hold'),
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
			...ofHolders('request_beds'),
			'scope_of_user sala_coordinator',
			'scope_of_user sala_operator',
			'set_disclosure sala_admin',
			'set_office sala_admin',
			...['admin', 'coordinator', 'operator'].map((role) => `set_place sala_${role}`),
			...ofHolders('take_back_turn_away'),
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
			...[
				'add_turn_away',
				'allocate_beds',
				'ask_for_takedown',
				'assign_overlap_groups',
				'audit_change',
				'audit_revision',
				'count_beds'
			],
			...['guard_gate', 'is_in_scope', 'is_live', 'is_series_in_scope', 'move_hold', 'my_grants', 'publish'],
			...['read_exactly', 'redact', 'redact_holds', 'remove_from_public', 'request_beds', 'scope_of_user'],
			...['set_disclosure', 'set_office', 'set_place', 'take_back_turn_away', 'visible_shelters'],
			...['write_own_cells']
		]);
		for (const { settings } of found) expect(settings).toEqual(['search_path=sala, public, pg_temp']);
	});
});
