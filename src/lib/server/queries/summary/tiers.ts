import { sql, type SQL } from 'drizzle-orm';

/**
 * Common table expressions from `standing` to `situation_totals` and `shelter_totals`: the row 'place not known' less
 * what the areas hold of its overlap groups, and all against some nationalities. The rules are those of
 * `domain/place-not-known.ts` and `domain/combining.ts`.
 */
export const tierExpressions: SQL = tierExpressionsOf(sql`standing`);

/** The same of another common table expression with the columns of `standing`. */
export function tierExpressionsOf(standing: SQL): SQL {
	return sql`
	shared AS (
		SELECT w.counter, p.area_pcode, p.living_situation, p.population_group, p.nationalities, p.overlap_groups,
			p.low, p.best, p.high
		FROM ${standing} w
		JOIN ${standing} p ON p.area_pcode IS NOT NULL AND p.tier = w.tier AND p.low IS NOT NULL AND NOT p.is_set_aside
			AND p.overlap_groups && w.overlap_groups AND (p.living_situation IS NOT NULL OR w.living_situation IS NOT NULL)
		WHERE w.area_pcode IS NULL AND w.low IS NOT NULL AND NOT w.is_set_aside
	),
	parts AS (
		SELECT p.counter,
			CASE WHEN bool_and(p.high IS NOT NULL) THEN sum(p.high) END AS high,
			CASE WHEN bool_and(p.best IS NOT NULL) THEN sum(p.best) END AS best,
			sum(CASE WHEN cardinality(p.overlap_groups) > 1 THEN 0 ELSE p.low END) AS low
		FROM shared p
		WHERE p.nationalities IS NULL OR NOT EXISTS (
			SELECT FROM shared t
			WHERE t.counter = p.counter AND t.nationalities IS NULL AND t.area_pcode = p.area_pcode
				AND t.living_situation = p.living_situation AND t.population_group = p.population_group
		)
		GROUP BY p.counter
	),
	reduced AS (
		SELECT r.area_pcode, r.tier, r.living_situation, r.population_group, r.nationalities, r.reference_on,
			r.is_exhaustive, r.is_set_aside, r.is_contradicted,
			CASE WHEN p.counter IS NULL THEN r.low ELSE greatest(0, coalesce(r.low - p.high, 0)) END AS low,
			CASE WHEN p.counter IS NULL THEN r.best WHEN r.best - p.best IS NOT NULL THEN greatest(0, r.best - p.best) END AS best,
			CASE WHEN p.counter IS NULL THEN r.high WHEN r.high - p.low IS NOT NULL THEN greatest(0, r.high - p.low) END AS high
		FROM ${standing} r LEFT JOIN parts p USING (counter)
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
			bool_or(is_contradicted AND NOT is_set_aside) AS is_contradicted,
			max(reference_on) FILTER (WHERE NOT is_set_aside) AS newest_on
		FROM reduced
		WHERE living_situation IS NOT NULL
		GROUP BY area_pcode, tier, living_situation, population_group
	),
	situation_totals AS (
		SELECT area_pcode, tier, newest_on, is_contradicted OR coalesce(has_total AND total_high < some_low, false) AS is_contradicted,
			CASE WHEN has_total THEN greatest(total_low, some_low) ELSE some_low END AS low,
			CASE WHEN has_total THEN CASE WHEN total_best >= some_low THEN total_best END
				WHEN is_exhaustive AND some_bests = breakdown THEN some_best END AS best,
			CASE WHEN has_total THEN CASE WHEN total_high >= some_low THEN total_high END
				WHEN is_exhaustive AND some_highs = breakdown THEN some_high END AS high
		FROM all_and_some
		WHERE counts_here
	),
	shelter_totals AS (
		SELECT area_pcode, tier, reference_on AS newest_on, false AS is_contradicted, low, best, high
		FROM reduced
		WHERE living_situation IS NULL AND NOT is_set_aside
	)`;
}
