import { sql } from 'drizzle-orm';
import type { CountryMeasure, Measure, MeasureNature, MeasureStatus } from '#lib/domain/country-measures.ts';
import type { Day } from '#lib/domain/day.ts';
import { toEstimate } from '#lib/domain/estimate.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** A measure as the pages show it. */
export interface ListedMeasure extends CountryMeasure {
	note: string | null;
	/** Codes of its sources in the order in which the record names them. */
	sourceCodes: string[];
	/** What is not shown and why; null where nothing is withheld. */
	informationWithheld: string | null;
}

interface MeasureRow {
	code: string;
	nationality_iso2: string;
	measure: Measure;
	nature: MeasureNature;
	status: MeasureStatus;
	effective_on: Day | null;
	until_on: Day | null;
	amount_per_day: number | null;
	currency: string | null;
	people_low: number | null;
	people_best: number | null;
	people_high: number | null;
	note: string | null;
	source_codes: string[];
	information_withheld: string | null;
}

const MOST = 5000;

/**
 * What states do about their nationals, as of the view's day: nothing from a later one. Newest first, those without a
 * day last, at most 5,000.
 *
 * @param nationality only of this state (ISO 3166-1 alpha-2); left out: all
 */
export async function listMeasures(tx: Tx, view: View, nationality?: string): Promise<ListedMeasure[]> {
	const ofState = nationality === undefined ? sql`` : sql`AND m.nationality_iso2 = ${nationality}`;
	const found = await rows<MeasureRow>(
		tx,
		sql`SELECT m.code, m.nationality_iso2, m.measure, m.nature, m.status, m.effective_on::text AS effective_on,
			m.until_on::text AS until_on, m.amount_per_day::float8 AS amount_per_day, m.currency, m.people_low, m.people_best, m.people_high, m.note, coalesce(c.source_codes, '{}') AS source_codes,
			x.information_withheld
		FROM country_measures m
		${joinShown('m', 'country_measure', view)}
		LEFT JOIN LATERAL (
			SELECT array_agg(c.source_code ORDER BY c.position) AS source_codes FROM citations c
			WHERE c.record_code = m.code AND c.field IS NULL AND ${stood('c', view)}
		) c ON true
		WHERE (m.effective_on <= ${view.asOf}::date OR m.effective_on IS NULL) AND ${stood('m', view)} ${ofState}
		ORDER BY m.effective_on DESC NULLS LAST, m.code COLLATE "C"
		LIMIT ${MOST}`
	);
	return found.map(toMeasure);
}

function toMeasure(row: MeasureRow): ListedMeasure {
	const published = { low: row.people_low, best: row.people_best, high: row.people_high };
	return {
		code: row.code,
		nationality: row.nationality_iso2,
		measure: row.measure,
		nature: row.nature,
		status: row.status,
		effectiveOn: row.effective_on,
		untilOn: row.until_on,
		fine:
			row.amount_per_day === null || row.currency === null
				? null
				: { amountPerDay: row.amount_per_day, currency: row.currency },
		people: Object.values(published).every((value) => value === null) ? null : toEstimate(published),
		note: row.note,
		sourceCodes: row.source_codes,
		informationWithheld: row.information_withheld
	};
}
