import { sql } from 'drizzle-orm';
import { toEstimate, type Estimate } from '#lib/domain/estimate.ts';
import type { Day } from '#lib/domain/day.ts';
import type { LivingSituation } from '#lib/domain/figures.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listClaims, type Claim } from '#lib/server/queries/records/claims.ts';
import { eventColumns, toListedEvent, type ListedEvent } from '#lib/server/queries/records/event-list.ts';
import { listVersions, type RecordVersion } from '#lib/server/queries/records/versions.ts';
import {
	inDatasets,
	isPublished,
	joinShown,
	stood,
	type View,
	withheldOf
} from '#lib/server/queries/view.ts';

/** What the people of an event were called, and by whom. */
export interface EventLabel {
	label: string;
	usedBy: string;
	note: string | null;
}

/** A figure whose people were gone from the day of the event on. */
export interface ClosedFigure {
	code: string;
	areaCode: string | null;
	livingSituation: LivingSituation;
	referenceOn: Day | null;
	/** Null where there is no day. */
	referencePrecision: 'day' | 'month' | null;
	people: Estimate;
}

/** Everything that the page of an event says. */
export interface EventRecord extends ListedEvent {
	note: string | null;
	/** P-code of the area where the people went; null where nobody recorded one. */
	destinationAreaCode: string | null;
	/** Whether an office of one person published what it had written itself. */
	isPublishedAlone: boolean;
	/** Contested labels stand side by side, by who uses them. */
	labels: EventLabel[];
	/** Notes on its sites, by code of the compound. */
	siteNotes: Record<string, string>;
	closedFigures: ClosedFigure[];
	claims: Claim[];
	versions: RecordVersion[];
}

interface Own {
	note: string | null;
	destinationAreaCode: string | null;
	isPublishedAlone: boolean;
}

const MOST = 200;

/** An event as it stood in the view; undefined where there is none, where it is not published, or not yet known. */
export async function findEvent(tx: Tx, view: View, code: string): Promise<EventRecord | undefined> {
	const [found] = await rows<Parameters<typeof toListedEvent>[0] & Own>(
		tx,
		sql`SELECT ${eventColumns(view)}, e.note, e.destination_area_pcode AS "destinationAreaCode", e.alone AS "isPublishedAlone"
		FROM (
			SELECT e.*, ${withheldOf('x')} AS information_withheld, coalesce(x.is_published_alone, false) AS alone FROM events e ${joinShown('e', 'event', view)}
			WHERE e.code = ${code} AND ${stood('e', view)}
		) e`
	);
	if (!found) return undefined;
	const { note, destinationAreaCode, isPublishedAlone, ...listed } = found;
	const [labels, notes, closedFigures, claims, versions] = await Promise.all([
		listLabels(tx, view, code),
		listSiteNotes(tx, view, code),
		listClosedFigures(tx, view, code),
		listClaims(tx, view, code),
		listVersions(tx, view, 'events', code)
	]);
	return {
		...toListedEvent(listed),
		...{ note, destinationAreaCode, isPublishedAlone, labels, closedFigures, claims, versions },
		siteNotes: Object.fromEntries(notes.map((site) => [site.code, site.note]))
	};
}

async function listLabels(tx: Tx, view: View, code: string): Promise<EventLabel[]> {
	return rows<EventLabel>(
		tx,
		sql`SELECT l.label, l.used_by AS "usedBy", l.note FROM event_labels l
			WHERE l.event_code = ${code} AND ${stood('l', view)} ORDER BY l.label, l.used_by LIMIT ${MOST}`
	);
}

async function listSiteNotes(tx: Tx, view: View, code: string): Promise<{ code: string; note: string }[]> {
	return rows(
		tx,
		sql`SELECT l.compound_code AS code, l.note FROM event_compounds l
			WHERE l.event_code = ${code} AND l.note IS NOT NULL AND ${stood('l', view)} ORDER BY 1 LIMIT ${MOST}`
	);
}

async function listClosedFigures(tx: Tx, view: View, code: string): Promise<ClosedFigure[]> {
	const found = await rows<
		Omit<ClosedFigure, 'people'> & { low: number | null; best: number | null; high: number | null }
	>(
		tx,
		sql`SELECT f.code, s.area_pcode AS "areaCode", s.living_situation AS "livingSituation",
			f.reference_on::text AS "referenceOn", f.reference_precision AS "referencePrecision", f.people_low AS low, f.people_best AS best, f.people_high AS high
		FROM figures f JOIN figure_series s ON s.id = f.series_id
		WHERE f.closed_by_event_code = ${code} AND ${stood('f', view)} AND ${isPublished('f', 'figure', view)}
			AND ${inDatasets(sql`s.dataset`, view)}
		ORDER BY f.reference_on DESC NULLS LAST, f.code LIMIT ${MOST}`
	);
	return found.map(({ low, best, high, ...figure }) => ({
		...figure,
		people: toEstimate({ low, best, high })
	}));
}
