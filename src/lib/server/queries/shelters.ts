import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { Dataset } from '#lib/domain/figures.ts';
import type { OperatorKind, Shelter, ShelterReport, ShelterStatus } from '#lib/domain/shelters.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { refuseMore } from '#lib/server/queries/bound.ts';
import { selectNamed } from '#lib/server/queries/records/names.ts';
import { joinShown, stood, type View, withheldOf } from '#lib/server/queries/view.ts';

/** A shelter as the reader may see it; null is withheld or not published. */
export interface ListedShelter extends Shelter {
	name: string | null;
	operator: string | null;
	operatorKind: OperatorKind;
	locality: string | null;
	note: string | null;
	sourceCodes: string[];
	/** What is not shown and why; null where nothing is withheld. */
	informationWithheld: string | null;
}

/** A report with what it says besides occupancy. */
export interface ListedReport extends ShelterReport {
	capacity: number | null;
	entryConditions: string[];
	services: string[];
}

/** Shelters of a view and their latest report each, dated ones before undated. */
export interface ShelterStates {
	shelters: ListedShelter[];
	reports: ListedReport[];
}

interface StateRow {
	code: string;
	dataset: Dataset;
	area_pcode: string | null;
	interval_days: number | null;
	name: string | null;
	operator: string | null;
	operator_kind: OperatorKind;
	locality: string | null;
	note: string | null;
	source_codes: string[];
	information_withheld: string | null;
	report_id: number | null;
	report_revision: number;
	reported_on: Day | null;
	status: ShelterStatus;
	closing_on: Day | null;
	occupancy: number | null;
	capacity: number | null;
	entry_conditions: string[];
	services: string[];
}

const MOST = 5000;

/**
 * Shelters with the report that counts on the view's day; by code.
 *
 * @throws TooMany past 5,000
 */
export async function listShelterStates(tx: Tx, view: View): Promise<ShelterStates> {
	const found = await rows<StateRow>(
		tx,
		sql`SELECT h.code, x.dataset, h.area_pcode, h.interval_days, h.name, h.operator, h.operator_kind, h.locality, h.note,
			${withheldOf('x')} AS information_withheld, coalesce(c.source_codes, '{}') AS source_codes, r.id AS report_id, r.revision_id AS report_revision,
			r.reported_on::text AS reported_on, r.status, r.closing_on::text AS closing_on, r.occupancy, r.capacity,
			r.entry_conditions, r.services
		FROM shelters h
		${joinShown('h', 'shelter', view)}
		LEFT JOIN LATERAL (
			SELECT r.* FROM shelter_reports r
			WHERE r.shelter_code = h.code AND (r.reported_on <= ${view.asOf}::date OR r.reported_on IS NULL) AND ${stood('r', view)}
			ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC
			LIMIT 1
		) r ON true
		LEFT JOIN LATERAL (
			SELECT array_agg(c.source_code ORDER BY c.position) AS source_codes FROM citations c
			WHERE c.record_code = h.code AND c.field IS NULL AND ${stood('c', view)}
		) c ON true
		WHERE ${stood('h', view)}
		ORDER BY h.code COLLATE "C"
		LIMIT ${MOST + 1}`
	);
	refuseMore(found, MOST, 'shelters');
	return {
		shelters: found.map((row) => ({
			code: row.code,
			dataset: row.dataset,
			areaCode: row.area_pcode,
			intervalDays: row.interval_days,
			name: row.name,
			operator: row.operator,
			operatorKind: row.operator_kind,
			locality: row.locality,
			note: row.note,
			sourceCodes: row.source_codes,
			informationWithheld: row.information_withheld
		})),
		reports: found.flatMap(toReport)
	};
}

/** Codes of the shelters whose name, operator or place, as the reader may see them, is like the words looked for. */
export async function findShelters(tx: Tx, view: View, search: string): Promise<Set<string>> {
	const found = await rows<{ code: string }>(tx, selectNamed('shelters', search, view));
	return new Set(found.map(({ code }) => code));
}

function toReport(row: StateRow): ListedReport[] {
	if (row.report_id === null) return [];
	return [
		{
			id: row.report_id,
			revision: row.report_revision,
			shelterCode: row.code,
			reportedOn: row.reported_on,
			status: row.status,
			closingOn: row.closing_on,
			occupancy: row.occupancy,
			capacity: row.capacity,
			entryConditions: row.entry_conditions,
			services: row.services
		}
	];
}
