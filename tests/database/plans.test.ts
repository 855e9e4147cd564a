import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SESSION } from '#lib/server/db/session.ts';
import { copyTemplate, type Copy } from '../support/database.ts';
import { captureStatements, LISTED_QUERIES, type Statement } from '../support/listed-queries.ts';

/** Rows from which a table may not be read through: more than a page shows, far fewer than are filled in. */
const MANY = 1_000;

/** Tables of which every row is part of the answer: the least a query can do is to read them through once. */
const NEEDED_WHOLE: Record<string, readonly string[]> = {
	// One look at the latest figure of each series and at the latest report of each shelter.
	'area-sums': ['figure_series', 'shelters'],
	'default-day': ['figure_series', 'shelters'],
	'figures-everywhere': ['figure_series'],
	// One in 25 of 2,000 short rows: an index would not be less to read.
	'figures-of-an-area': ['figure_series'],
	'figures-other-of-an-area': ['figure_series'],
	'figures-of-registers': ['figure_series'],
	'figures-without-a-place': ['figure_series'],
	'people-by-nationality': ['figure_series', 'shelters'],
	'people-of-a-nationality': ['figure_series', 'shelters'],
	'shelter-counts': ['shelters'],
	shelters: ['shelters'],
	// Counted, over all of the time.
	'area-counts': ['events', 'shelters'],
	timeline: ['events', 'event_nationalities'],
	'map-area-freshness': ['figure_series', 'shelters'],
	// A map takes a fifth of these events; in order of the day that is more to read by index than in one go.
	'map-events': ['events'],
	// Counted.
	'compound-list': ['compounds'],
	'compound-list-filtered': ['compounds'],
	'event-list': ['events'],
	'map-compounds': ['compounds'],
	'map-compound-places': ['compounds'],
	'compound-count-filtered': ['compounds'],
	'event-count': ['events'],
	// Coordinators by figures too: a policy leaves them some.
	nationalities: ['figure_series', 'figures', 'events', 'event_nationalities'],
	compounds: ['compounds'],
	sources: ['sources'],
	'sources-from-the-first': ['sources']
};

const templates = inject('templates');

/** One node of a plan as EXPLAIN gives it. */
interface PlanNode {
	'Node Type': string;
	'Relation Name'?: string;
	Plans?: PlanNode[];
}

/**
 * 100,000 figures in 2,000 series, 100,000 events of one nationality each, 100,000 reports of 2,000 shelters, 20,000
 * compounds with 60,000 statuses, 20,000 sources and 200,000 citations, published as the public record. The embedded
 * database has no statistics to plan by and would take minutes to fill, so this is asked of PostgreSQL only; the queries
 * are the same.
 */
const FILL = `
	INSERT INTO sala.revisions (recorded_at, actor, reason)
	SELECT '2026-01-01'::timestamptz + i * interval '1 minute', 'test', 'for a test' FROM generate_series(1, 2000) i;
	INSERT INTO sala.records (code, stem, dataset, publication)
	SELECT 'KH-D-' || (1000000 + i), 'figure', 'public_record', 'published' FROM generate_series(1, 100000) i
	UNION ALL SELECT 'KH-E-' || (1000000 + i), 'event', 'public_record', 'published' FROM generate_series(1, 100000) i
	UNION ALL SELECT 'SRC-' || i, 'source', 'public_record', 'published' FROM generate_series(1000, 20999) i
	UNION ALL SELECT 'KH-C-' || i, 'compound', 'public_record', 'published' FROM generate_series(1000, 20999) i
	UNION ALL SELECT 'KH-S-' || i, 'shelter', 'public_record', 'published' FROM generate_series(1000, 2999) i;
	INSERT INTO sala.sources (code, publisher, title, kind, reliability, revision_id)
	SELECT 'SRC-' || i, 'Publisher ' || i, 'Title', 'news', 'B', 1 FROM generate_series(1000, 20999) i;
	INSERT INTO sala.compounds (code, name, country_iso2, location_precision, kind, evidence, revision_id)
	SELECT 'KH-C-' || i, 'Compound ' || i, 'KH', 'not_located', 'other', 'suspected', 1 FROM generate_series(1000, 20999) i;
	INSERT INTO sala.compound_statuses (compound_code, activity, reported_as, since_on, revision_id)
	SELECT 'KH-C-' || (1000 + i % 20000), 'active', 'active', date '2022-01-01' + i % 1600, 1 + i % 2000
	FROM generate_series(1, 60000) i;
	INSERT INTO sala.figure_series (dataset, area_pcode, living_situation, population_group, nationalities, kind, unit, publisher)
	SELECT 'public_record', CASE WHEN i % 26 > 0 THEN 'KH' || lpad((i % 26)::text, 2, '0') END,
		(ARRAY['street', 'guesthouse', 'unknown', 'ngo_shelter', 'police_custody'])[1 + i % 5], 'left_compound', CASE WHEN i % 3 = 0 THEN ARRAY['ID'] END,
		CASE WHEN i % 7 = 0 THEN 'cumulative' ELSE 'stock' END, 'person', 'Publisher ' || i
	FROM generate_series(1, 2000) i;
	INSERT INTO sala.figures (code, series_id, reference_on, reference_precision, people_best, method, revision_id)
	SELECT 'KH-D-' || (1000000 + i), s.id, date '2022-01-01' + (i / 2000) * 30, 'day', i % 900, 'estimate', 1 + i % 2000
	FROM generate_series(1, 100000) i
	JOIN (SELECT id, row_number() OVER (ORDER BY id DESC) AS number FROM sala.figure_series) s ON s.number = 1 + i % 2000;
	INSERT INTO sala.events (code, kind, occurred_on, date_precision, area_pcode, location_precision, is_cumulative, people_best, revision_id)
	SELECT 'KH-E-' || (1000000 + i), (ARRAY['raid', 'release', 'arrest', 'deportation'])[1 + i % 4], date '2022-01-01' + i % 1600, 'day',
		'KH' || lpad((1 + i % 25)::text, 2, '0'), 'not_located', false, i % 300, 1 + i % 2000
	FROM generate_series(1, 100000) i;
	INSERT INTO sala.shelters (code, name, operator_kind, area_pcode, name_rung, operator_rung, place_rung, revision_id)
	SELECT 'KH-S-' || i, 'Shelter ' || i, 'ngo', 'KH' || lpad((1 + i % 25)::text, 2, '0'), 'exact', 'exact', 'exact', 1
	FROM generate_series(1000, 2999) i;
	INSERT INTO sala.shelter_reports (shelter_code, reported_on, status, occupancy, revision_id)
	SELECT 'KH-S-' || (1000 + i % 2000), date '2022-01-01' + (i / 2000) * 30, 'open', i % 200, 1 + i % 2000
	FROM generate_series(1, 100000) i;
	INSERT INTO sala.citations (record_code, position, source_code, revision_id)
	SELECT 'KH-D-' || (1000000 + i), 1, 'SRC-' || (1000 + i % 20000), 1 + i % 2000 FROM generate_series(1, 100000) i
	UNION ALL SELECT 'KH-E-' || (1000000 + i), 1, 'SRC-' || (1000 + i % 20000), 1 + i % 2000 FROM generate_series(1, 100000) i;
	INSERT INTO sala.event_nationalities (event_code, position, iso2, revision_id)
	SELECT 'KH-E-' || (1000000 + i), 1, (ARRAY['CN', 'ID', 'KE', 'VN'])[1 + i % 4], 1 + i % 2000 FROM generate_series(1, 100000) i;
	SELECT sala.publish('for a test');
	ANALYZE;
`;

describe.skipIf(templates.serverUrl === null)('plans on 100,000 rows', () => {
	let copy: Copy;
	let server: postgres.Sql;

	beforeAll(async () => {
		copy = await copyTemplate(templates, 'record');
		if (copy.target.kind !== 'postgres') throw new Error('The copy is to be on PostgreSQL.');
		server = postgres(copy.target.url, { max: 1, onnotice: () => {}, connection: SESSION });
		// Raw, as they are several statements in one text, which stands above.
		await server.unsafe(FILL);
	}, 600_000);

	afterAll(async () => {
		await server.end();
		await copy.remove();
	});

	/** The tables with many rows that a statement reads through as that role. */
	async function listScannedTables(role: string, { text, parameters }: Statement): Promise<string[]> {
		return server.begin(async (tx) => {
			// Raw, as a role cannot be a parameter, and the statement to explain is text already, with its parameters apart.
			await tx.unsafe(`SET LOCAL ROLE ${role}; SET LOCAL search_path = "$user", sala, public`);
			const [row] = await tx.unsafe<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
				`EXPLAIN (FORMAT JSON) ${text}`,
				parameters as postgres.ParameterOrJSON<never>[]
			);
			const scanned = scansOf(row!['QUERY PLAN'][0]!.Plan);
			await tx`RESET ROLE`;
			const large = await tx<{ name: string }[]>`
				SELECT DISTINCT relname AS name FROM pg_class WHERE relname IN ${tx(['', ...scanned])} AND reltuples > ${MANY}`;
			return large.map(({ name }) => name);
		});
	}

	it('the tables that the public reads are as full as the test says', async () => {
		const [counts] = await server`SELECT (SELECT count(*)::int FROM sala_public.figures) >= 100000 AS figures,
			(SELECT count(*)::int FROM sala_public.events) >= 100000 AS events,
			(SELECT count(*)::int FROM sala_public.shelter_reports) >= 100000 AS reports,
			(SELECT count(*)::int FROM sala_public.citations) >= 200000 AS citations,
			(SELECT count(*)::int FROM sala_public.compounds) >= 20000 AS compounds,
			(SELECT count(*)::int FROM sala_public.sources) >= 20000 AS sources`;
		expect(Object.values(counts!)).toEqual(Array.from({ length: 6 }, () => true));
	});

	it('a query that must read a table through is noticed', async () => {
		const statement = { text: `SELECT * FROM figures WHERE note = 'x'`, parameters: [] };
		expect(await listScannedTables('sala_public', statement)).toEqual(['figures']);
	});

	describe.each(['sala_public', 'sala_coordinator', 'sala_admin'])('as %s', (role) => {
		it.each(Object.keys(LISTED_QUERIES))('%s reads no large table through', async (name) => {
			for (const statement of await captureStatements(LISTED_QUERIES[name]!)) {
				const scanned = await listScannedTables(role, statement);
				expect(scanned.filter((table) => !NEEDED_WHOLE[name]?.includes(table))).toEqual([]);
			}
		});
	});
});

function scansOf(node: PlanNode): string[] {
	const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : [];
	return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}
