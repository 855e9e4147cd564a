import { sql } from 'drizzle-orm';

/**
 * Common table expressions from `cells` and `occupancies` to `standing`: every cell and shelter (`living_situation`
 * null), and whether it is set aside for another that counts partly the same people. They need WITH RECURSIVE: who is
 * set aside sets nobody aside, so each is judged after those before it. Only those that meet a stronger one are, and
 * the breakdown of such a total. The rules are those of `domain/overlap.ts`.
 */
export const overlapExpressions = sql`
	counters AS (
		SELECT cell AS counter, area_pcode, tier, living_situation, population_group, nationalities, code, reference_on,
			overlap_groups, is_exhaustive, low, best, high, is_contradicted
		FROM cells
		UNION ALL
		SELECT -row_number() OVER (ORDER BY code), area_pcode, 'accommodation', NULL, NULL, NULL, code, newest_on,
			overlap_groups, false, low, best, high, false
		FROM occupancies
	),
	turns AS (
		SELECT c.*, coalesce(c.area_pcode, '') AS place, CASE WHEN nationalities IS NULL
				THEN greatest(low, sum(low) FILTER (WHERE nationalities IS NOT NULL) OVER situation) ELSE low END AS turn_low,
			CASE WHEN nationalities IS NOT NULL THEN max(counter) FILTER (WHERE nationalities IS NULL) OVER situation END AS total
		FROM counters c
		WHERE low IS NOT NULL
		WINDOW situation AS (PARTITION BY area_pcode, living_situation, population_group)
	),
	ordered AS (
		SELECT *, row_number() OVER (
			PARTITION BY tier, place ORDER BY turn_low DESC, total IS NOT NULL, code COLLATE "C"
		) AS turn
		FROM turns
		WHERE overlap_groups <> '{}' OR nationalities IS NOT NULL
	),
	rivals AS (
		SELECT c.counter, array_agg(o.counter) AS stronger
		FROM ordered c
		JOIN ordered o ON o.tier = c.tier AND o.place = c.place AND o.turn < c.turn
			AND CASE
				WHEN o.living_situation = c.living_situation AND o.population_group = c.population_group
				THEN o.nationalities IS NOT NULL AND c.nationalities IS NOT NULL
					AND (o.overlap_groups && c.overlap_groups OR o.nationalities && c.nationalities)
				ELSE o.overlap_groups && c.overlap_groups AND (o.living_situation IS NOT NULL OR c.living_situation IS NOT NULL) END
		GROUP BY c.counter
	),
	contested AS (
		SELECT o.tier, o.place, o.counter, o.total, r.stronger,
			row_number() OVER (PARTITION BY o.tier, o.place ORDER BY o.turn) AS step
		FROM ordered o LEFT JOIN rivals r USING (counter)
		WHERE r.stronger IS NOT NULL OR o.total IN (SELECT counter FROM rivals)
	),
	judged AS (
		SELECT DISTINCT tier, place, 0::bigint AS step, '{}'::bigint[] AS set_aside FROM contested
		UNION ALL
		SELECT j.tier, j.place, c.step,
			CASE WHEN c.total = ANY (j.set_aside) OR NOT c.stronger <@ j.set_aside
				THEN j.set_aside || c.counter ELSE j.set_aside END
		FROM judged j JOIN contested c ON c.tier = j.tier AND c.place = j.place AND c.step = j.step + 1
	),
	standing AS (
		SELECT c.*, g.counter IS NOT NULL OR c.living_situation IS NOT NULL AND bool_or(
			g.counter IS NOT NULL AND c.nationalities IS NULL
		) OVER (PARTITION BY c.area_pcode, c.living_situation, c.population_group) AS is_set_aside
		FROM counters c
		LEFT JOIN (SELECT DISTINCT unnest(set_aside) AS counter FROM judged) g USING (counter)
	)`;
