/**
 * A record as it is after years, made in the database: in each area 100 series of figures with a count every third day
 * and 200 shelters with a report every tenth. All of it is invented. The newest round is number 0.
 */

/** @import postgres from 'postgres' */

/** @typedef {{ areas: number, rounds: number }} Size how many areas, and how many counts each series has */

/** The largest: 1,000,000 figures, and 50,000 versions that were corrected; 5,000 shelters. */
export const WHOLE = { areas: 25, rounds: 400 };
/** The last day that anything is counted on. */
export const LAST_DAY = '2026-11-22';
export const DAYS_BETWEEN_ROUNDS = 3;

/**
 * What figures and reports refer to, once in an empty database: a revision for each round, sources, and events that
 * close figures.
 *
 * @param {postgres.TransactionSql} sql
 */
export async function writeBackground(sql) {
	await sql`INSERT INTO sala.revisions (recorded_at, actor, reason)
		SELECT ${LAST_DAY}::timestamptz - make_interval(days => ${DAYS_BETWEEN_ROUNDS}::int * (${WHOLE.rounds}::int - i)), 'bench', 'for a bench'
		FROM generate_series(1, ${WHOLE.rounds + 1}::int) i`;
	await sql`INSERT INTO sala.records (code, stem, dataset, publication)
		SELECT 'SRC-' || i, 'source', 'public_record', 'published' FROM generate_series(10001, 12000) i
		UNION ALL SELECT 'KH-E-' || i, 'event', 'public_record', 'published' FROM generate_series(10001, 10500) i`;
	await sql`INSERT INTO sala.sources (code, publisher, title, kind, reliability, revision_id)
		SELECT 'SRC-' || i, 'Publisher ' || i % 40, 'Title', 'news', substr('ABCDEF', 1 + i % 6, 1), 1
		FROM generate_series(10001, 12000) i`;
	await sql`INSERT INTO sala.events (code, kind, occurred_on, date_precision, location_precision, is_cumulative, people_best, revision_id)
		SELECT 'KH-E-' || i, 'release', ${LAST_DAY}::date - 2 * (i - 10000), 'day', 'not_located', false, i % 300, 1
		FROM generate_series(10001, 10500) i`;
}

/**
 * Adds what a size has more than a smaller one: all of the new areas, and older rounds of those that are there.
 *
 * @param {postgres.TransactionSql} sql
 * @param {Size} from
 * @param {Size} to
 */
export async function growRecord(sql, from, to) {
	await sql`CREATE TEMPORARY TABLE grown ON COMMIT DROP AS
		SELECT area, round, ${WHOLE.rounds}::int - round AS revision, round = 0 AS is_new
		FROM generate_series(0, ${to.areas - 1}::int) area, generate_series(0, ${to.rounds - 1}::int) round
		WHERE area >= ${from.areas}::int OR round >= ${from.rounds}::int`;
	await growShelters(sql);
	await growFigures(sql);
}

/**
 * Two counters for each cell of an area: ten situations, five sets of nationalities. One series in 25 has no place; one
 * in ten shares an overlap group with others; one in 25 counts people of shelters that report themselves.
 *
 * @param {postgres.TransactionSql} sql
 */
async function growFigures(sql) {
	await sql`INSERT INTO sala.figure_series (id, dataset, area_pcode, living_situation, population_group, nationalities, kind, unit, publisher)
		OVERRIDING SYSTEM VALUE
		SELECT 100 * area + s, 'public_record', CASE WHEN s % 25 > 0 THEN 'KH' || lpad((area + 1)::text, 2, '0') END,
			(ARRAY['street', 'forest_or_rural', 'embassy_premises', 'crowded_housing', 'guesthouse', 'unknown', 'ngo_shelter',
				'government_shelter', 'immigration_detention', 'police_custody'])[1 + s % 10],
			'left_compound', (ARRAY[NULL, '{ID}', '{CN}', '{VN}', '{ID,KE}'])[1 + s / 10 % 5]::text[], 'stock', 'person',
			'Publisher ' || area || '.' || s
		FROM grown, generate_series(0, 99) s
		WHERE is_new`;
	await sql`CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
		SELECT 'KH-D-' || (1000000 + (area * 100 + s) * ${WHOLE.rounds}::int + round) AS code, area, s, round, revision,
			${LAST_DAY}::date - ${DAYS_BETWEEN_ROUNDS}::int * round - s % 3 AS day, (area + s + round) AS turn
		FROM grown, generate_series(0, 99) s`;
	await sql`INSERT INTO sala.records (code, stem, dataset, publication)
		SELECT code, 'figure', 'public_record', 'published' FROM counted`;
	await sql`INSERT INTO sala.figures (code, series_id, reference_on, reference_precision, people_low, people_best, people_high, method,
			overlap_groups, shelter_code, closed_by_event_code, revision_id, retired_revision_id)
		SELECT code, 100 * area + s, day, 'day', low, low + 20, CASE WHEN turn % 7 > 0 THEN low + 60 END,
			(ARRAY['headcount', 'registration', 'estimate', 'media_report'])[1 + s % 4],
			CASE WHEN s % 10 = 3 THEN ARRAY['group-' || s / 10 % 5] ELSE '{}' END,
			CASE WHEN s % 25 = 16 THEN 'KH-S-' || (10000 + area * 200 + round % 20) END,
			CASE WHEN turn % 500 = 0 THEN 'KH-E-' || 10001 + least(499, round * 3 / 2) END, v.since, v.until
		FROM counted, LATERAL (SELECT turn * 37 % 400 AS low) n, LATERAL (
			SELECT revision AS since, CASE WHEN turn % 20 = 0 THEN revision + 1 END AS until
			UNION ALL SELECT revision + 1, NULL WHERE turn % 20 = 0
		) v`;
	await sql`INSERT INTO sala.figure_recommendations (figure_code, reason, revision_id)
		SELECT code, 'for a bench', revision + 1 FROM counted WHERE turn % 100 = 0`;
	await sql`INSERT INTO sala.citations (record_code, position, source_code, revision_id)
		SELECT code, 1, 'SRC-' || (10001 + turn % 2000), revision FROM counted`;
}

/** @param {postgres.TransactionSql} sql */
async function growShelters(sql) {
	await sql`INSERT INTO sala.records (code, stem, dataset, publication)
		SELECT 'KH-S-' || (10000 + area * 200 + h), 'shelter', 'public_record', 'published'
		FROM grown, generate_series(0, 199) h
		WHERE is_new`;
	await sql`INSERT INTO sala.shelters (code, name, operator_kind, area_pcode, name_rung, operator_rung, place_rung, revision_id)
		SELECT 'KH-S-' || (10000 + area * 200 + h), 'Shelter ' || h, 'ngo', 'KH' || lpad((area + 1)::text, 2, '0'), 'exact', 'exact', 'exact', 1
		FROM grown, generate_series(0, 199) h
		WHERE is_new`;
	await sql`INSERT INTO sala.shelter_reports (shelter_code, reported_on, status, capacity, occupancy, revision_id)
		SELECT 'KH-S-' || (10000 + area * 200 + h), ${LAST_DAY}::date - ${DAYS_BETWEEN_ROUNDS}::int * round - h % 10,
			CASE WHEN (h + round) % 40 = 0 THEN 'closed' ELSE 'open' END, 200, (h + round) % 150, revision
		FROM grown, generate_series(0, 199) h
		WHERE round % 3 = 0`;
}

/**
 * Writes what the summary reads into the projection of the public, where all of this record would be published as it is.
 *
 * @param {postgres.TransactionSql} sql
 */
export async function copyToPublic(sql) {
	await sql`INSERT INTO sala_public.records (code, stem, dataset, publication)
		SELECT code, stem, dataset, publication FROM sala.records`;
	const tables = [
		'sources',
		'citations',
		'events',
		'figure_series',
		'figures',
		'figure_recommendations',
		'shelters'
	];
	for (const table of [...tables, 'shelter_reports']) {
		await sql`INSERT INTO ${sql(`sala_public.${table}`)} SELECT * FROM ${sql(`sala.${table}`)}`;
	}
}
