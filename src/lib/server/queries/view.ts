import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import { PLACE_NOT_KNOWN } from '#lib/domain/filter.ts';
import type { Dataset } from '#lib/domain/figures.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Stem } from '#lib/server/db/schema/records.ts';

/** What a reader looks at: which day, as known at which revision, of which datasets. */
export interface View {
	/** The situation of this day. */
	asOf: Day;
	/** Versions recorded up to this revision count; `LATEST` for all. */
	revision: number;
	datasets: readonly Dataset[];
	/** True where live records count before they are published too: for coordination. */
	seesWaiting?: boolean;
}

/** The view as a reader asks for it. */
export interface AskedView {
	/** Null: the default day. */
	asOf: Day | null;
	/** In the reader's words, and the moment they mean; null: what is known now. */
	knownAt: { text: string; moment: Date } | null;
	/** Today in Phnom Penh. */
	today: Day;
}

/** Greater than every revision: what is known now. */
export const LATEST = Number.MAX_SAFE_INTEGER;

/** The datasets that are shown together outside the exercise. */
export const RECORD_AND_LIVE: readonly Dataset[] = ['public_record', 'live'];

/** The condition that a version stood at the view's revision. `alias` is the table as the query names it. */
export function stood(alias: string, { revision }: Pick<View, 'revision'>): SQL {
	const table = sql.identifier(alias);
	return sql`${table}.revision_id <= ${revision} AND (${table}.retired_revision_id IS NULL OR ${table}.retired_revision_id > ${revision})`;
}

/** The condition that a record stands where the view shows it, whatever moment of knowing is asked for. */
export function isPublished(alias: string, stem: Stem, view: Pick<View, 'seesWaiting'>): SQL {
	return sql`EXISTS (SELECT FROM records published WHERE published.code = ${sql.identifier(alias)}.code AND published.stem = ${stem} AND ${isThrough(sql`published`, view)})`;
}

/** Joins a table to the records (as `x`) that the view shows: published today, of its datasets. */
export function joinShown(alias: string, stem: Stem, view: Pick<View, 'datasets' | 'seesWaiting'>): SQL {
	return sql`JOIN records x ON x.code = ${sql.identifier(alias)}.code AND x.stem = ${stem} AND ${isThrough(sql`x`, view)} AND ${inDatasets(sql`x.dataset`, view)}`;
}

function isThrough(record: SQL, { seesWaiting }: Pick<View, 'seesWaiting'>): SQL {
	const isPublic = sql`${record}.publication = 'published'`;
	if (!seesWaiting) return isPublic;
	return sql`(${isPublic} OR ${record}.dataset = 'live' AND ${record}.publication <> 'withdrawn')`;
}

/** What readers of a record (as `alias`) do not get, or get coarser, and why; null where they get all of it. */
export function withheldOf(alias: string): SQL {
	const record = sql.identifier(alias);
	return sql`nullif(concat_ws('; ', ${record}.information_withheld, ${record}.data_generalisation), '')`;
}

/** The condition that a record is of one of the view's datasets. */
export function inDatasets(column: SQL, { datasets }: Pick<View, 'datasets'>): SQL {
	return sql`${column} IN (${sql.join(
		datasets.map((dataset) => sql`${dataset}`),
		sql`, `
	)})`;
}

/**
 * The revision that a moment of knowing resolves to: the last one recorded at or before it. 0 where nothing was
 * recorded yet.
 *
 * @param knownAt an instant
 */
export async function findRevision(tx: Tx, knownAt: Date): Promise<number> {
	const [row] = await rows<{ id: number }>(
		tx,
		sql`SELECT id FROM revisions WHERE recorded_at <= ${knownAt.toISOString()}::timestamptz ORDER BY recorded_at DESC, id DESC LIMIT 1`
	);
	return row?.id ?? 0;
}

/**
 * The condition that a row is of an area, to be put behind others. null: only rows whose place is not known;
 * undefined: no condition.
 */
export function inArea(column: SQL, pcode: string | null | undefined): SQL {
	if (pcode === undefined) return sql``;
	return pcode === null ? sql`AND ${column} IS NULL` : sql`AND ${column} = ${pcode}`;
}

/** The condition, to be put behind others, that a row is of the area of a filter: a P-code, or `PLACE_NOT_KNOWN`. */
export function isOf(column: SQL, area: string | null): SQL {
	if (area === null) return sql``;
	return inArea(column, area === PLACE_NOT_KNOWN ? null : area);
}
