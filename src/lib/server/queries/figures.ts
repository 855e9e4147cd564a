import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import { toEstimate, type Estimate } from '#lib/domain/estimate.ts';
import type { DatePrecision } from '#lib/domain/events.ts';
import type { Figure, FigureDetail } from '#lib/domain/figures.ts';
import { defaultInterval } from '#lib/domain/freshness.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { refuseMore } from '#lib/server/queries/bound.ts';
import { inArea, inDatasets, isPublished, stood, type View } from '#lib/server/queries/view.ts';

/** A figure as the pages show it. */
export type ListedFigure = Figure & FigureDetail;

interface FigureRow {
	/** True where no number rests on it. */
	is_replaced: boolean;
	code: string;
	revision_id: number;
	arrived_in: number;
	dataset: Figure['dataset'];
	area_pcode: string | null;
	living_situation: Figure['livingSituation'];
	population_group: Figure['populationGroup'];
	nationalities: string[] | null;
	kind: Figure['kind'];
	unit: Figure['unit'];
	people_low: number | null;
	people_best: number | null;
	people_high: number | null;
	method: Figure['method'];
	reference_on: Day | null;
	reference_precision: 'day' | 'month' | null;
	operation_code: string | null;
	takes_leavers_off: boolean | null;
	interval_days: number | null;
	publisher: string;
	best_reliability: Figure['bestReliability'];
	overlap_groups: string[];
	shelter_code: string | null;
	states_attributes: boolean;
	is_exhaustive: boolean;
	recommended_in: number | null;
	recommended_because: string | null;
	closing_event: string | null;
	closed_on: Day | null;
	closed_precision: DatePrecision | null;
	closed_low: number | null;
	closed_best: number | null;
	closed_high: number | null;
	locality: string | null;
	note: string | null;
	source_codes: string[];
}

const MOST = 5000;
const ROUNDS = 50;

/**
 * Figures of every kind that stood at the view's revision, about its day or an earlier one, or undated: of each
 * series the latest 50 rounds, and the latest 50 that state attributes. Newest first, at most 5,000; past that rounds
 * are left out that a later one of their series replaced and no event closed, the oldest first: no number rests on them.
 *
 * @param pcode only of this level-1 area; null: only those whose place is not known; undefined: all
 * @param which 'stock': only those that count people at a date, with an area also the series elsewhere of which a
 * figure names a shelter in it; 'other': only the rest, with people counted as gone;
 * 'registers': only running totals of operations
 * @param nationality only of figures that name this one (ISO 3166-1 alpha-2), or 'any' one; left out: all
 */
export async function listFigures(
	tx: Tx,
	view: View,
	pcode?: string | null,
	which: keyof typeof ofKinds = 'all',
	nationality?: string
): Promise<ListedFigure[]> {
	const found = await rows<FigureRow>(
		tx,
		sql`SELECT f.rounds_after > 1 AND f.closed_by_event_code IS NULL AS is_replaced, f.code, f.revision_id, v.arrived_in, f.dataset, f.area_pcode, f.living_situation, f.population_group, f.nationalities,
		f.kind, f.unit, f.people_low, f.people_best, f.people_high, f.method, f.reference_on::text AS reference_on,
		f.reference_precision, f.operation_code, o.takes_leavers_off, o.interval_days,
		coalesce(f.publisher, o.body, '') AS publisher, q.best_reliability, f.overlap_groups, f.shelter_code,
		${attributes} IS NOT NULL AS states_attributes,
		f.is_exhaustive, r.revision_id AS recommended_in, r.reason AS recommended_because,
		e.code AS closing_event, e.occurred_on::text AS closed_on, e.date_precision AS closed_precision,
		e.people_low AS closed_low, e.people_best AS closed_best, e.people_high AS closed_high,
		f.locality, f.note, coalesce(q.source_codes, '{}') AS source_codes
	FROM (
		SELECT s.dataset, s.area_pcode, s.living_situation, s.population_group, s.nationalities, s.kind, s.unit,
			s.operation_code, s.publisher, f.*
		FROM figure_series s
		CROSS JOIN LATERAL (
			${latestRounds(view, sql`IS NULL`)} UNION ALL ${latestRounds(view, sql`IS NOT NULL`)}
		) f
		WHERE ${inDatasets(sql`s.dataset`, view)} ${which === 'stock' && pcode ? ofAreaAndItsShelters(pcode) : inArea(sql`s.area_pcode`, pcode)} ${ofKinds[which]} ${ofNationality(nationality)}
		ORDER BY f.rounds_after > 1 AND f.closed_by_event_code IS NULL, f.rounds_after, f.reference_on DESC NULLS LAST, f.code COLLATE "C"
		LIMIT ${MOST + 1}
	) f
	CROSS JOIN LATERAL (
		SELECT min(v.revision_id) AS arrived_in FROM figures v
		WHERE v.code = f.code AND v.reference_on IS NOT DISTINCT FROM f.reference_on
	) v
	LEFT JOIN operations o ON o.code = f.operation_code AND ${stood('o', view)} AND ${isPublished('o', 'operation', view)}
	LEFT JOIN LATERAL (
		SELECT e.* FROM events e
		WHERE e.code = f.closed_by_event_code AND ${stood('e', view)} AND ${isPublished('e', 'event', view)}
		LIMIT 1
	) e ON true
	LEFT JOIN LATERAL (
		SELECT r.revision_id, r.reason FROM figure_recommendations r
		WHERE r.figure_code = f.code AND ${stood('r', view)} ORDER BY r.revision_id DESC LIMIT 1
	) r ON true
	LEFT JOIN LATERAL (
		SELECT min(p.reliability) AS best_reliability, array_agg(c.source_code ORDER BY c.position) AS source_codes
		FROM citations c JOIN sources p ON p.code = c.source_code AND ${stood('p', view)} AND ${isPublished('p', 'source', view)}
		WHERE c.record_code = f.code AND c.field IS NULL AND ${stood('c', view)}
	) q ON true
	ORDER BY f.reference_on DESC NULLS LAST, f.code COLLATE "C"`
	);
	refuseMore(
		found.length > MOST ? found.filter((row) => !row.is_replaced) : found,
		MOST,
		'series of figures'
	);
	return found.slice(0, MOST).map(toFigure);
}

const isStock = sql`s.kind = 'stock' AND s.living_situation <> 'left_country'`;
const isRegister = sql`s.kind = 'cumulative' AND s.operation_code IS NOT NULL`;
const ofKinds = {
	stock: sql`AND ${isStock}`,
	other: sql`AND NOT (${isStock})`,
	registers: sql`AND ${isRegister}`,
	all: sql``
};

function ofAreaAndItsShelters(pcode: string): SQL {
	return sql`AND (s.area_pcode = ${pcode} OR s.id IN (
			SELECT l.series_id FROM shelters h JOIN figures l ON l.shelter_code = h.code WHERE h.area_pcode = ${pcode}
		))`;
}

function ofNationality(nationality: string | undefined): SQL {
	if (nationality === undefined) return sql``;
	return nationality === 'any'
		? sql`AND s.nationalities IS NOT NULL`
		: sql`AND ${nationality} = ANY (s.nationalities)`;
}

const attributes = sql`coalesce(f.sex, f.are_minors::text, f.have_documents::text, f.are_identified::text)`;

function latestRounds(view: View, state: SQL): SQL {
	const latestFirst = sql`f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC`;
	return sql`(
		SELECT f.*, row_number() OVER (ORDER BY ${latestFirst}) AS rounds_after FROM figures f
		WHERE f.series_id = s.id AND (f.reference_on <= ${view.asOf}::date OR f.reference_on IS NULL)
			AND ${stood('f', view)} AND ${isPublished('f', 'figure', view)} AND ${attributes} ${state}
		ORDER BY ${latestFirst}
		LIMIT ${ROUNDS}
	)`;
}

function toFigure(row: FigureRow): ListedFigure {
	const estimate = publishedEstimate(row.people_low, row.people_best, row.people_high);
	return {
		code: row.code,
		revision: row.revision_id,
		arrivedIn: row.arrived_in,
		dataset: row.dataset,
		areaCode: row.area_pcode,
		livingSituation: row.living_situation,
		populationGroup: row.population_group,
		nationalities: row.nationalities,
		kind: row.kind,
		unit: row.unit,
		estimate,
		isCounted: row.people_low !== null || row.people_best !== null || row.people_high !== null,
		method: row.method,
		referenceOn: row.reference_on,
		operation: row.operation_code,
		takesLeaversOff: row.takes_leavers_off,
		intervalDays: row.interval_days ?? defaultInterval(row.living_situation),
		publisher: row.publisher,
		bestReliability: row.best_reliability,
		overlapGroups: row.overlap_groups,
		shelterCode: row.shelter_code,
		closedBy:
			row.closing_event !== null && row.closed_on !== null && row.closed_precision !== null
				? {
						eventCode: row.closing_event,
						occurredOn: row.closed_on,
						datePrecision: row.closed_precision,
						people: publishedEstimate(row.closed_low, row.closed_best, row.closed_high)
					}
				: null,
		statesAttributes: row.states_attributes,
		isExhaustive: row.is_exhaustive,
		recommendation:
			row.recommended_in !== null && row.recommended_because !== null
				? { revision: row.recommended_in, reason: row.recommended_because }
				: null,
		locality: row.locality,
		referencePrecision: row.reference_precision,
		note: row.note,
		sourceCodes: row.source_codes
	};
}

function publishedEstimate(low: number | null, best: number | null, high: number | null): Estimate {
	return toEstimate({ low, best, high });
}
