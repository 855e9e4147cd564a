import { sql, type SQL } from 'drizzle-orm';

/**
 * Common table expressions from `cells` to `situation_totals`: overlap within an area and tier, the row 'place not
 * known' less what the areas hold of its overlap groups, and all against some nationalities. The rules are those of
 * `domain/combining.ts` and `domain/place-not-known.ts`.
 */
export const tierExpressions: SQL = sql`
	rivals AS (
		SELECT c.*, c.low IS NOT NULL AND EXISTS (
			SELECT FROM cells o
			WHERE o.low IS NOT NULL AND o.cell <> c.cell AND o.tier = c.tier
				AND o.area_pcode IS NOT DISTINCT FROM c.area_pcode
				AND CASE
					WHEN o.living_situation = c.living_situation AND o.population_group = c.population_group
					THEN o.nationalities IS NOT NULL AND c.nationalities IS NOT NULL
						AND (o.overlap_groups && c.overlap_groups OR o.nationalities && c.nationalities)
					ELSE o.overlap_groups && c.overlap_groups END
				AND (o.low > c.low OR (o.low = c.low AND o.code COLLATE "C" < c.code))
		) AS is_weaker
		FROM cells c
	),
	standing AS (
		SELECT r.*, r.is_weaker OR bool_or(r.is_weaker AND r.nationalities IS NULL) OVER (
			PARTITION BY r.area_pcode, r.living_situation, r.population_group
		) AS is_set_aside
		FROM rivals r
	),
	shared AS (
		SELECT w.cell, p.area_pcode, p.living_situation, p.population_group, p.nationalities, p.overlap_groups,
			p.low, p.best, p.high
		FROM standing w
		JOIN standing p ON p.area_pcode IS NOT NULL AND p.tier = w.tier AND p.low IS NOT NULL AND NOT p.is_set_aside
			AND p.overlap_groups && w.overlap_groups
		WHERE w.area_pcode IS NULL AND w.low IS NOT NULL AND NOT w.is_set_aside
	),
	parts AS (
		SELECT p.cell,
			CASE WHEN bool_and(p.high IS NOT NULL) THEN sum(p.high) END AS high,
			CASE WHEN bool_and(p.best IS NOT NULL) THEN sum(p.best) END AS best,
			sum(CASE WHEN cardinality(p.overlap_groups) > 1 THEN 0 ELSE p.low END) AS low
		FROM shared p
		WHERE p.nationalities IS NULL OR NOT EXISTS (
			SELECT FROM shared t
			WHERE t.cell = p.cell AND t.nationalities IS NULL AND t.area_pcode = p.area_pcode
				AND t.living_situation = p.living_situation AND t.population_group = p.population_group
		)
		GROUP BY p.cell
	),
	reduced AS (
		SELECT r.cell, r.area_pcode, r.tier, r.living_situation, r.population_group, r.nationalities, r.reference_on,
			r.is_exhaustive, r.is_set_aside,
			CASE WHEN p.cell IS NULL THEN r.low ELSE greatest(0, coalesce(r.low - p.high, 0)) END AS low,
			CASE WHEN p.cell IS NULL THEN r.best WHEN r.best - p.best IS NOT NULL THEN greatest(0, r.best - p.best) END AS best,
			CASE WHEN p.cell IS NULL THEN r.high WHEN r.high - p.low IS NOT NULL THEN greatest(0, r.high - p.low) END AS high
		FROM standing r LEFT JOIN parts p USING (cell)
	),
	all_and_some AS (
		SELECT area_pcode, tier, living_situation, population_group,
			bool_or(low IS NOT NULL AND nationalities IS NULL) AS has_total,
			bool_or(NOT is_set_aside) AS counts_here,
			max(low) FILTER (WHERE nationalities IS NULL) AS total_low,
			max(best) FILTER (WHERE nationalities IS NULL) AS total_best,
			max(high) FILTER (WHERE nationalities IS NULL) AS total_high,
			count(*) FILTER (WHERE nationalities IS NOT NULL AND low IS NOT NULL AND NOT is_set_aside) AS breakdown,
			coalesce(sum(low) FILTER (WHERE nationalities IS NOT NULL AND NOT is_set_aside), 0) AS some_low,
			sum(best) FILTER (WHERE nationalities IS NOT NULL AND NOT is_set_aside) AS some_best,
			count(best) FILTER (WHERE nationalities IS NOT NULL AND NOT is_set_aside) AS some_bests,
			sum(high) FILTER (WHERE nationalities IS NOT NULL AND NOT is_set_aside) AS some_high,
			count(high) FILTER (WHERE nationalities IS NOT NULL AND NOT is_set_aside) AS some_highs,
			coalesce(bool_or(is_exhaustive) FILTER (WHERE nationalities IS NOT NULL AND NOT is_set_aside), false) AS is_exhaustive,
			max(reference_on) FILTER (WHERE NOT is_set_aside) AS newest_on
		FROM reduced
		GROUP BY area_pcode, tier, living_situation, population_group
	),
	situation_totals AS (
		SELECT area_pcode, tier, newest_on,
			CASE WHEN has_total THEN greatest(total_low, some_low) ELSE some_low END AS low,
			CASE WHEN has_total THEN CASE WHEN total_best >= some_low THEN total_best END
				WHEN is_exhaustive AND some_bests = breakdown THEN some_best END AS best,
			CASE WHEN has_total THEN CASE WHEN total_high >= some_low THEN total_high END
				WHEN is_exhaustive AND some_highs = breakdown THEN some_high END AS high
		FROM all_and_some
		WHERE counts_here
	)`;
