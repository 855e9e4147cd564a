import { sql, type SQL } from 'drizzle-orm';
import type { BoardShelter } from '#lib/domain/board.ts';
import type { Day } from '#lib/domain/day.ts';
import type { OperatorKind, ShelterStatus } from '#lib/domain/shelters.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { refuseMore } from '#lib/server/queries/bound.ts';

/** A report of a shelter with all that it says. */
export interface FullReport {
	id: number;
	reportedOn: Day | null;
	status: ShelterStatus;
	closingOn: Day | null;
	capacity: number | null;
	occupancy: number | null;
	entryConditions: string[];
	services: string[];
	/** False where somebody reported it to us. */
	isPrinted: boolean;
}

/** A shelter with all that whoever answers for it may know, but where it is. */
export interface AnsweredShelter extends BoardShelter {
	/** Of the version that stands. */
	revision: number;
	name: string | null;
	operator: string | null;
	operatorKind: OperatorKind;
	siteType: string | null;
	areaPcode: string | null;
	locality: string | null;
	fundingEndsOn: Day | null;
	note: string | null;
	/** Whether it was reported to us; else a source printed it, and its details come with files. */
	isLive: boolean;
	/** Whether somebody still has to publish it. */
	isWaiting: boolean;
	report: FullReport | null;
}

/** Whose shelters: those that the user of this unit of work answers for, or, for an admin, all. */
export type Answering = 'scope' | 'all';

const MOST = 1000;

const REPORT = sql`jsonb_build_object('id', r.id, 'reportedOn', r.reported_on, 'status', r.status, 'closingOn', r.closing_on,
			'capacity', r.capacity, 'occupancy', r.occupancy, 'entryConditions', r.entry_conditions, 'services', r.services,
			'isPrinted', r.is_printed)`;

const LATEST_FIRST = sql`r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC`;

/**
 * The shelters that somebody answers for as they stand now, with the latest report of each up to a day; by code.
 *
 * @param tx in the role of an operator of shelters, a coordinator or an admin
 * @throws TooMany past 1,000
 */
export async function listAnswered(tx: Tx, answering: Answering, asOf: Day): Promise<AnsweredShelter[]> {
	const found = await rows<AnsweredShelter>(tx, selectAnswered(answering, asOf, sql`true`));
	refuseMore(found, MOST, 'shelters');
	return found;
}

/** One of them by its code; undefined for a shelter that whoever asks does not answer for. */
export async function findAnswered(
	tx: Tx,
	answering: Answering,
	asOf: Day,
	code: string
): Promise<AnsweredShelter | undefined> {
	const [found] = await rows<AnsweredShelter>(tx, selectAnswered(answering, asOf, sql`h.code = ${code}`));
	return found;
}

/** The latest reports of a shelter that stand, newest first, at most `most`. */
export async function listReports(tx: Tx, code: string, most: number): Promise<FullReport[]> {
	const found = await rows<{ report: FullReport }>(
		tx,
		sql`SELECT ${REPORT} AS report FROM shelter_reports r
			WHERE r.shelter_code = ${code} AND r.retired_revision_id IS NULL ORDER BY ${LATEST_FIRST} LIMIT ${most}`
	);
	return found.map(({ report }) => report);
}

function selectAnswered(answering: Answering, asOf: Day, condition: SQL): SQL {
	const isAnswered = answering === 'all' ? sql`true` : sql`h.code IN (SELECT sala.scope_of_user())`;
	return sql`SELECT h.code, h.revision_id AS revision, h.name, h.operator, h.operator_kind AS "operatorKind", h.site_type AS "siteType",
		h.area_pcode AS "areaPcode", h.locality, h.interval_days AS "intervalDays", h.funding_ends_on::text AS "fundingEndsOn", h.note,
		x.dataset = 'live' AS "isLive", x.publication <> 'published' AS "isWaiting", r.report
	FROM shelters h
	JOIN records x ON x.code = h.code AND x.publication <> 'withdrawn' AND x.dataset <> 'exercise'
	LEFT JOIN LATERAL (
		SELECT ${REPORT} AS report FROM shelter_reports r
		WHERE r.shelter_code = h.code AND r.retired_revision_id IS NULL AND (r.reported_on <= ${asOf}::date OR r.reported_on IS NULL)
		ORDER BY ${LATEST_FIRST} LIMIT 1
	) r ON true
	WHERE h.retired_revision_id IS NULL AND ${isAnswered} AND ${condition}
	ORDER BY h.code COLLATE "C" LIMIT ${MOST + 1}`;
}
