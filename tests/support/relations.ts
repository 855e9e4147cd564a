import { sql } from 'drizzle-orm';
import type { Database } from '#lib/server/db/connection.ts';
import { readAll } from './superuser.ts';

/** A table or view of ours, as the database has it. */
export interface Relation {
	schema: 'sala' | 'sala_accounts' | 'sala_public' | 'sala_donor' | 'sala_researcher';
	name: string;
	isView: boolean;
	/** Whether its rows are versions, which a revision retires. */
	isVersioned: boolean;
	/** Whether row level security is on. */
	isSecured: boolean;
	/** Whether it holds for the owner too. */
	isForced: boolean;
	owner: string;
}

/** What nobody may read: functions do, which say to whom they answer. */
export const TABLES_OF_THE_MACHINE = [
	'migrations',
	'guarded_names',
	'shelter_places',
	'own_cell_parts',
	'bed_counters'
];

/** What coordination reads, and functions alone write. */
export const READ_BY_COORDINATION = ['disclosures', 'place_steps', 'redactions', 'office'];

/** What admins alone read. */
export const READ_BY_ADMINS = ['own_cells', 'user_scopes', 'grants', 'audit', 'takedown_requests'];

/** What a coordinator sees of shelters in scope only, and an operator of shelters of their own. */
export const SCOPED_TO_OPERATORS = ['shelters', 'shelter_reports', 'records'];

/** What coordinators in scope, the operators of the shelter and admins read, and functions alone write. */
export const READ_BY_HOLDERS = ['holds', 'turn_aways'];

/** The schemas that an audience reads its projection from. */
export const PROJECTIONS = ['sala_public', 'sala_donor', 'sala_researcher'];

/** Every table and view of our schemas, by schema and name. */
export function listRelations(database: Database): Promise<Relation[]> {
	return readAll<Relation>(
		database,
		sql`SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'v' AS "isView", c.relrowsecurity AS "isSecured",
			c.relforcerowsecurity AS "isForced", c.relowner::regrole::text AS owner, EXISTS (
				SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'retired_revision_id' AND n.nspname = 'sala'
			) AS "isVersioned"
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname LIKE 'sala%' AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1, 2`
	);
}

/** Its name with its schema. */
export const fullName = ({ schema, name }: Relation) => `${schema}.${name}`;

/** What coordinators add to in their scope. */
export const ADDED_BY_COORDINATORS = [
	...[
		'revisions',
		'records',
		'publications',
		'citations',
		'shelters',
		'shelter_reports',
		'figure_series',
		'figures'
	],
	...['figure_recommendations', 'events', 'event_nationalities', 'event_compounds']
];

/** What coordinators retire versions of in their scope. */
export const RETIRED_BY_COORDINATORS = ['shelters', 'shelter_reports', 'figures', 'figure_recommendations'];

/** What operators add to of their own shelters. */
export const ADDED_BY_OPERATORS = ['revisions', 'shelter_reports'];
