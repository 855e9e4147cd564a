import { sql } from 'drizzle-orm';
import type { Activity } from '#lib/domain/compound-activity.ts';
import type { EvidenceLevel, LinkKind } from '#lib/domain/compounds.ts';
import type { Day } from '#lib/domain/day.ts';
import { NO_FILTER } from '#lib/domain/filter.ts';
import type { Freshness } from '#lib/domain/freshness.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listClaims, type Claim } from '#lib/server/queries/records/claims.ts';
import {
	listCompoundRows,
	toFreshness,
	type ListedCompound
} from '#lib/server/queries/records/compound-list.ts';
import { eventColumns, toListedEvent, type ListedEvent } from '#lib/server/queries/records/event-list.ts';
import { listVersions, type RecordVersion } from '#lib/server/queries/records/versions.ts';
import { isPublished, joinShown, stood, type View, withheldOf } from '#lib/server/queries/view.ts';
import { latestStatus } from '#lib/server/queries/wanted.ts';

/** What somebody said goes on in a compound, in its history. */
export interface HistoryStatus {
	id: number;
	activity: Activity;
	/** The word of the report. */
	reportedAs: string;
	sinceOn: Day | null;
	/** Of that day on the day of the view; null without a day. */
	freshness: Freshness | null;
	/** When it was recorded, in milliseconds of Unix time. */
	recordedAt: number;
}

/** How a compound stands to another, seen from this one. */
export interface CompoundLink {
	kind: LinkKind;
	/** False where the other compound's record says it of this one. */
	isOwn: boolean;
	code: string;
	name: string;
	note: string | null;
	evidence: EvidenceLevel;
	/** What was last said of the other; null where nothing was. */
	activity: Activity | null;
	sinceOn: Day | null;
	freshness: Freshness | null;
}

/** Everything that the page of a compound says. */
export interface CompoundRecord extends ListedCompound {
	operator: string | null;
	note: string | null;
	/** Whether an office of one person published what it had written itself. */
	isPublishedAlone: boolean;
	/** Newest first, at most 200. */
	statuses: HistoryStatus[];
	/** Events on or before the day of the view, newest first, at most 200. */
	linkedEvents: ListedEvent[];
	/** How many statuses and events are dated after the day of the view, and not shown. */
	later: number;
	links: CompoundLink[];
	claims: Claim[];
	versions: RecordVersion[];
}

const MOST = 200;

/** A compound as it stood in the view; undefined where there is none, where it is not published, or not yet known. */
export async function findCompound(tx: Tx, view: View, code: string): Promise<CompoundRecord | undefined> {
	const [own] = await rows<Pick<CompoundRecord, 'operator' | 'note' | 'isPublishedAlone'>>(
		tx,
		sql`SELECT c.operator, c.note, coalesce(x.is_published_alone, false) AS "isPublishedAlone" FROM compounds c ${joinShown('c', 'compound', view)}
			WHERE c.code = ${code} AND ${stood('c', view)}`
	);
	if (!own) return undefined;
	const [page, statuses, linkedEvents, later, links, claims, versions] = await Promise.all([
		listCompoundRows(tx, view, NO_FILTER, { start: code, size: 1 }),
		listStatuses(tx, view, code),
		listLinkedEvents(tx, view, code),
		countLater(tx, view, code),
		listLinks(tx, view, code),
		listClaims(tx, view, code),
		listVersions(tx, view, 'compounds', code)
	]);
	return { ...page.rows[0]!, ...own, statuses, linkedEvents, later, links, claims, versions };
}

async function listStatuses(tx: Tx, view: View, code: string): Promise<HistoryStatus[]> {
	const found = await rows<Omit<HistoryStatus, 'freshness'>>(
		tx,
		sql`SELECT s.id, s.activity, s.reported_as AS "reportedAs", s.since_on::text AS "sinceOn",
			(extract(epoch FROM r.recorded_at) * 1000)::float8 AS "recordedAt"
		FROM compound_statuses s JOIN revisions r ON r.id = s.revision_id
		WHERE s.compound_code = ${code} AND (s.since_on <= ${view.asOf}::date OR s.since_on IS NULL) AND ${stood('s', view)}
		ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC LIMIT ${MOST}`
	);
	return found.map((status) => ({ ...status, freshness: toFreshness(status.sinceOn, view) }));
}

async function listLinkedEvents(tx: Tx, view: View, code: string): Promise<ListedEvent[]> {
	const found = await rows<Parameters<typeof toListedEvent>[0]>(
		tx,
		sql`SELECT ${eventColumns(view)}
		FROM (
			SELECT e.*, ${withheldOf('x')} AS information_withheld FROM event_compounds l
			JOIN events e ON e.code = l.event_code AND e.occurred_on <= ${view.asOf}::date AND ${stood('e', view)}
			${joinShown('e', 'event', view)}
			WHERE l.compound_code = ${code} AND ${stood('l', view)}
			ORDER BY e.occurred_on DESC, e.code LIMIT ${MOST}
		) e
		ORDER BY e.occurred_on DESC, e.code`
	);
	return found.map(toListedEvent);
}

async function countLater(tx: Tx, view: View, code: string): Promise<number> {
	const [row] = await rows<{ later: number }>(
		tx,
		sql`SELECT (
			SELECT count(*) FROM compound_statuses s
			WHERE s.compound_code = ${code} AND s.since_on > ${view.asOf}::date AND ${stood('s', view)}
		)::int + (
			SELECT count(*) FROM event_compounds l
			JOIN events e ON e.code = l.event_code AND e.occurred_on > ${view.asOf}::date AND ${stood('e', view)}
			${joinShown('e', 'event', view)}
			WHERE l.compound_code = ${code} AND ${stood('l', view)}
		)::int AS later`
	);
	return row?.later ?? 0;
}

async function listLinks(tx: Tx, view: View, code: string): Promise<CompoundLink[]> {
	const link = (isOwn: boolean) => {
		const [own, other] = isOwn
			? [sql`l.compound_code`, sql`l.other_code`]
			: [sql`l.other_code`, sql`l.compound_code`];
		return sql`SELECT l.kind, ${isOwn}::boolean AS "isOwn", c.code, c.name, l.note, c.evidence, s.activity,
				s.since_on::text AS "sinceOn"
			FROM compound_links l JOIN compounds c ON c.code = ${other} AND ${stood('c', view)}
			LEFT JOIN LATERAL (${latestStatus(view)}) s ON true
			WHERE ${own} = ${code} AND ${stood('l', view)} AND ${isPublished('c', 'compound', view)}`;
	};
	const found = await rows<Omit<CompoundLink, 'freshness'>>(
		tx,
		sql`${link(true)} UNION ALL ${link(false)} ORDER BY 1, 3 LIMIT ${MOST}`
	);
	return found.map((other) => ({ ...other, freshness: toFreshness(other.sinceOn, view) }));
}
