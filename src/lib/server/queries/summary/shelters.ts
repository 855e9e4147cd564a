import { sql, type SQL } from 'drizzle-orm';
import { LIVING_SITUATIONS, tierOf } from '#lib/domain/figures.ts';
import { inDatasets, isPublished, joinShown, stood, type View } from '#lib/server/queries/view.ts';
import { EXPIRED, freshnessRank, shelterInterval } from '#lib/server/queries/summary/rules.ts';

/** The common table expression `latest_reports`: one row per shelter with its latest dated report, null without one. */
export function reportExpressions(view: View): SQL {
	return sql`
	latest_reports AS (
		SELECT h.code, h.area_pcode, r.reported_on, r.occupancy,
			r.status = 'closed' OR coalesce(r.closing_on <= ${view.asOf}::date, false) AS is_closed,
			${freshnessRank(sql`${view.asOf}::date - r.reported_on`, sql`coalesce(h.interval_days, ${shelterInterval})`)} < ${EXPIRED} AS is_current
		FROM shelters h
		${joinShown('h', 'shelter', view)}
		LEFT JOIN LATERAL (
			SELECT r.* FROM shelter_reports r
			WHERE r.shelter_code = h.code AND r.reported_on <= ${view.asOf}::date AND ${stood('r', view)}
			ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC
			LIMIT 1
		) r ON true
		WHERE ${stood('h', view)}
	)`;
}

/**
 * The common table expression `occupancies`: one row per shelter with the people its latest report counts for, and the
 * overlap groups of the figures that gave way to it. A shelter that never reported leaves its people to the figures
 * linked to it. The rules are those of `domain/accommodation.ts`.
 */
export function occupancyExpressions(view: View): SQL {
	return sql`
	occupancies AS (
		SELECT h.code, h.area_pcode, CASE WHEN is_current OR is_closed THEN reported_on END AS newest_on,
			CASE WHEN is_closed THEN 0 WHEN is_current THEN coalesce(occupancy, 0) ELSE 0 END AS low,
			CASE WHEN is_closed THEN 0 WHEN is_current THEN occupancy END AS best,
			CASE WHEN is_closed THEN 0 WHEN is_current THEN occupancy END AS high,
			CASE WHEN is_current AND NOT is_closed THEN ARRAY(
				SELECT DISTINCT unnest(f.overlap_groups) FROM ${linkedFigures(view)} AND f.overlap_groups <> '{}'
			) ELSE '{}' END AS overlap_groups
		FROM latest_reports h
		WHERE reported_on IS NOT NULL OR NOT EXISTS (
			SELECT FROM ${linkedFigures(view)}
		)
	)`;
}

/** The accommodation figures linked to the shelter `h`, to be put behind FROM. */
function linkedFigures(view: View): SQL {
	return sql`figures f
			JOIN figure_series s ON s.id = f.series_id AND ${inDatasets(sql`s.dataset`, view)}
			WHERE f.shelter_code = h.code AND s.kind = 'stock' AND s.living_situation IN (${accommodation})
				AND (f.reference_on <= ${view.asOf}::date OR f.reference_on IS NULL)
				AND ${stood('f', view)} AND ${isPublished('f', 'figure', view)}`;
}

const accommodation: SQL = sql.join(
	LIVING_SITUATIONS.filter((situation) => tierOf(situation) === 'accommodation').map(
		(situation) => sql`${situation}`
	),
	sql`, `
);
