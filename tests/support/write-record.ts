import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { ensureSeries, type SeriesKey } from '#lib/server/commands/figures.ts';
import type { Content, VersionedTable } from '#lib/server/commands/versions.ts';
import { insertRows } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { areas } from '#lib/server/db/schema/areas.ts';
import { events } from '#lib/server/db/schema/events.ts';
import { figureRecommendations, figures, operations } from '#lib/server/db/schema/figures.ts';
import { citations, records } from '#lib/server/db/schema/records.ts';
import { shelterReports, shelters } from '#lib/server/db/schema/shelters.ts';
import { sources } from '#lib/server/db/schema/sources.ts';

/** When a row was recorded and when it was retired, as places in the list of revisions from 1 on. */
export interface Span {
	from: number;
	/** Null: it still stands. */
	until: number | null;
}

type Row<Table extends VersionedTable> = Content<Table> & Span;

/** A figure with the series it belongs to. */
export type FigureRow = Omit<Row<typeof figures>, 'seriesId'> & { series: SeriesKey };

/** Rows of the record as they are to be in the tables, past importer and commands. */
export interface RecordRows {
	/** When each revision was recorded, in order. */
	recordedAt: readonly string[];
	records: readonly (typeof records.$inferInsert)[];
	sources: readonly Row<typeof sources>[];
	citations: readonly Row<typeof citations>[];
	operations: readonly Row<typeof operations>[];
	events: readonly Row<typeof events>[];
	shelters: readonly Row<typeof shelters>[];
	reports: readonly Row<typeof shelterReports>[];
	figures: readonly FigureRow[];
	recommendations: readonly Row<typeof figureRecommendations>[];
}

/** Writes square areas of level 1 with those P-codes in a country KH. */
export async function writeAreas(tx: Tx, pcodes: readonly string[]): Promise<void> {
	const [revision] = await writeRevisions(tx, ['2026-01-01T00:00:00Z']);
	const square = (west: number) =>
		`SRID=4326;MULTIPOLYGON(((${west} 11, ${west + 1} 11, ${west + 1} 12, ${west} 12, ${west} 11)))`;
	await insertRows(
		tx,
		areas,
		['KH', ...pcodes].map((pcode, place) => ({
			pcode,
			level: place === 0 ? 0 : 1,
			parentPcode: place === 0 ? null : 'KH',
			nameEn: `Area ${pcode}`,
			geom: square(100 + place),
			isApproximate: true,
			boundarySource: 'made for a test',
			boundaryVersion: '1',
			revisionId: revision!
		}))
	);
}

/** Writes the rows as the admin and gives the numbers of their revisions, in order. */
export async function writeRecord(tx: Tx, given: RecordRows): Promise<number[]> {
	const revisions = await writeRevisions(tx, given.recordedAt);
	const insert = (table: PgTable, ofTable: readonly (Span & object)[]) =>
		insertRows(
			tx,
			table,
			ofTable.map(({ from, until, ...row }) => ({
				...row,
				revisionId: revisions[from - 1]!,
				retiredRevisionId: until === null ? null : revisions[until - 1]!
			}))
		);
	await insertRows(tx, records, given.records);
	await insert(sources, given.sources);
	await insert(citations, given.citations);
	await insert(operations, given.operations);
	await insert(events, given.events);
	await insert(shelters, given.shelters);
	await insert(shelterReports, given.reports);
	const series = await ensureSeries(
		tx,
		given.figures.map((figure) => figure.series)
	);
	await insert(
		figures,
		given.figures.map(({ series: _, ...figure }, place) => ({ ...figure, seriesId: series[place]! }))
	);
	await insert(figureRecommendations, given.recommendations);
	return revisions;
}

async function writeRevisions(tx: Tx, recordedAt: readonly string[]): Promise<number[]> {
	const found = await rows<{ id: number }>(
		tx,
		sql`INSERT INTO revisions (recorded_at, actor, reason)
			SELECT at::timestamptz, 'test', 'for a test' FROM json_array_elements_text(${JSON.stringify(recordedAt)}::json) AS at
			RETURNING id`
	);
	return found.map(({ id }) => id);
}
