import { sql, type SQL } from 'drizzle-orm';
import { inDatasets, isPublished, stood, type View } from '#lib/server/queries/view.ts';
import { EXPIRED, freshnessRank, methodRank, situations } from '#lib/server/queries/summary/rules.ts';

/**
 * Common table expressions that end in `cells`: one row per area × situation × group × nationality set that ever
 * had a stock figure, with the estimate of its chosen figure (low null: no current figure). They read
 * `latest_reports`.
 *
 * The cost is one look at the latest figure of each series, whatever its history. The rules are those of
 * `domain/choosing.ts`; a test compares both on random data.
 */
export function cellExpressions(view: View): SQL {
	return sql`
	series AS (
		SELECT s.id, s.area_pcode, s.living_situation, s.population_group, s.nationalities, s.operation_code, s.publisher,
			s.unit, t.tier, t.default_interval,
			dense_rank() OVER (ORDER BY s.area_pcode, s.living_situation, s.population_group, s.nationalities) AS cell
		FROM figure_series s
		JOIN ${situations} AS t (living_situation, tier, default_interval) USING (living_situation)
		WHERE s.kind = 'stock' AND t.tier IS NOT NULL AND ${inDatasets(sql`s.dataset`, view)}
	),
	newest AS (
		SELECT s.*, f.code, f.revision_id, f.reference_on, f.method, f.overlap_groups, f.is_exhaustive, f.people_low,
			f.people_best, f.people_high, f.closed_by_event_code
		FROM series s
		LEFT JOIN LATERAL (
			SELECT f.* FROM figures f
			WHERE f.series_id = s.id AND f.reference_on <= ${view.asOf}::date AND ${isWholeCount('s', view)}
			ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC
			LIMIT 1
		) f ON true
	),
	ever AS (
		SELECT s.id, s.cell, s.area_pcode, s.living_situation, s.population_group, s.nationalities, s.unit, s.tier
		FROM newest s
		WHERE s.code IS NOT NULL OR coalesce(
			${anyFigure(sql`f.reference_on <= ${view.asOf}::date`, view)}, ${anyFigure(sql`f.reference_on IS NULL`, view)}, false
		)
	),
	closings AS (
		SELECT s.cell, max(e.occurred_on) AS closed_on
		FROM ever s
		JOIN figures f ON f.series_id = s.id AND f.closed_by_event_code IS NOT NULL
			AND (f.reference_on <= ${view.asOf}::date OR f.reference_on IS NULL) AND ${isWholeCount('s', view)}
		CROSS JOIN LATERAL ${closingEvent(view)} e
		GROUP BY s.cell
	),
	rounds AS (
		SELECT DISTINCT ON (f.cell, f.operation_code, f.publisher) f.cell, f.code, f.revision_id, f.reference_on, f.method, f.overlap_groups, f.is_exhaustive,
			coalesce(f.people_low, f.people_best, 0) AS low, f.people_best AS best, coalesce(f.people_high, f.people_best) AS high,
			coalesce(f.people_low, f.people_best, f.people_high) IS NOT NULL AS is_counted,
			${view.asOf}::date - f.reference_on AS age, coalesce(o.interval_days, f.default_interval) AS interval_days,
			o.takes_leavers_off,
			(SELECT min(q.reliability) FROM citations c JOIN sources q ON q.code = c.source_code
				WHERE c.record_code = f.code AND c.field IS NULL AND ${stood('c', view)} AND ${stood('q', view)}
					AND ${isPublished('q', 'source', view)}) AS reliability,
			(SELECT r.revision_id FROM figure_recommendations r WHERE r.figure_code = f.code AND ${stood('r', view)}
				ORDER BY r.revision_id DESC LIMIT 1) AS recommended_in,
			${closingEvent(view)} IS NOT NULL AS is_closed
		FROM newest f
		LEFT JOIN operations o ON o.code = f.operation_code AND ${stood('o', view)} AND ${isPublished('o', 'operation', view)}
		WHERE f.code IS NOT NULL
		ORDER BY f.cell, f.operation_code, f.publisher, f.reference_on DESC, f.revision_id DESC, f.code COLLATE "C" DESC
	),
	own_states AS (
		SELECT r.*, ${freshnessRank(sql`r.age`, sql`r.interval_days`)} AS own_state,
			max(r.reference_on) OVER (PARTITION BY r.cell) AS newest_on
		FROM rounds r LEFT JOIN closings k USING (cell)
		WHERE NOT r.is_closed AND (r.reference_on < k.closed_on) IS NOT TRUE
	),
	states AS (
		SELECT o.*, CASE WHEN o.newest_on - o.reference_on <= 7
			THEN min(o.own_state) FILTER (WHERE o.reference_on = o.newest_on) OVER (PARTITION BY o.cell)
			ELSE o.own_state END AS state
		FROM own_states o
	),
	candidates AS (
		SELECT s.*, s.recommended_in IS NOT NULL AND NOT EXISTS (
			SELECT FROM ever n JOIN figures f ON f.series_id = n.id AND f.reference_on > s.reference_on
				AND f.reference_on <= ${view.asOf}::date AND ${isWholeCount('n', view)}
			WHERE n.cell = s.cell AND NOT EXISTS (
				SELECT FROM figures v
				WHERE v.code = f.code AND v.reference_on = f.reference_on AND v.revision_id <= s.recommended_in
			)
		) AS is_recommended
		FROM states s WHERE s.state < ${EXPIRED}
	),
	chosen AS (
		SELECT DISTINCT ON (cell) * FROM candidates
		ORDER BY cell, CASE WHEN is_recommended THEN recommended_in END DESC NULLS LAST, is_counted DESC, state,
			${methodRank}, reliability NULLS LAST, reference_on DESC, revision_id DESC, code COLLATE "C"
	),
	widened AS (
		SELECT c.cell, c.code, c.reference_on, c.overlap_groups, c.is_exhaustive, c.best,
			CASE WHEN c.is_counted THEN min(o.low) ELSE c.low END AS low,
			CASE WHEN NOT c.is_counted THEN c.high WHEN bool_and(o.high IS NOT NULL) THEN max(o.high) END AS high
		FROM chosen c
		JOIN candidates o ON o.cell = c.cell AND (o.code = c.code OR (o.is_counted AND abs(o.reference_on - c.reference_on) <= 7))
		GROUP BY c.cell, c.code, c.reference_on, c.overlap_groups, c.is_exhaustive, c.best, c.is_counted, c.low, c.high
	),
	contradicted AS (
		SELECT DISTINCT w.cell
		FROM widened w
		JOIN candidates o ON o.cell = w.cell AND o.is_counted AND (o.low > w.high OR o.high < w.low)
	),
	cells AS (
		SELECT DISTINCT e.cell, e.area_pcode, e.tier, e.living_situation, e.population_group, e.nationalities,
			w.code, w.reference_on, w.overlap_groups, w.is_exhaustive, w.low, w.best, w.high,
			k.cell IS NOT NULL AS is_contradicted
		FROM ever e LEFT JOIN widened w USING (cell) LEFT JOIN contradicted k USING (cell)
	)`;
}

/**
 * Whether a series (as `s`) has any published figure of that date, in brackets: true or null. Asked apart for figures
 * without a date, so that each is one look into the index.
 */
function anyFigure(isOfDate: SQL, view: View): SQL {
	return sql`(
				SELECT true FROM figures f
				WHERE f.series_id = s.id AND ${isOfDate} AND ${stood('f', view)} AND ${isPublished('f', 'figure', view)} AND ${doesNotGiveWay('s')}
				LIMIT 1
			)`;
}

/** Leaves out a figure (as `f`) of a series that is the occupancy of a shelter which has reported itself. */
function doesNotGiveWay(series: string): SQL {
	return sql`(f.shelter_code IS NULL OR ${sql.identifier(series)}.tier <> 'accommodation' OR NOT EXISTS (
	SELECT FROM latest_reports h WHERE h.code = f.shelter_code AND h.reported_on IS NOT NULL
))`;
}

/** A published figure (as `f`) of a series that counts all people of its cell, and could be its number. */
function isWholeCount(series: string, view: View): SQL {
	return sql`${sql.identifier(series)}.unit = 'person' AND ${stood('f', view)}
				AND f.sex IS NULL AND f.are_minors IS NULL AND f.have_documents IS NULL AND f.are_identified IS NULL
				AND ${isPublished('f', 'figure', view)} AND ${doesNotGiveWay(series)}`;
}

/**
 * The day of the published event that closed a figure (as `f`), in brackets; none before it. No EXISTS, which
 * PostgreSQL may answer by reading all events.
 */
function closingEvent(view: View): SQL {
	return sql`(
			SELECT e.occurred_on FROM events e
			WHERE e.code = f.closed_by_event_code AND e.occurred_on <= ${view.asOf}::date AND ${stood('e', view)}
				AND ${isPublished('e', 'event', view)}
			LIMIT 1
		)`;
}
