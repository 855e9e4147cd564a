import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { publishDay } from '#lib/server/control/publish-day.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { rolledBack } from './database.ts';
import { becomeSuperuser } from './superuser.ts';

/** The day that is published unless a test says another. */
export const TODAY = '2026-03-01';

/** Our own counts of an area and living situation, as published of a day. */
export interface Cell {
	area: string | null;
	situation: string;
	on: Day;
	/** Low, best, high. */
	estimate: [number | null, number | null, number | null];
}

/** Our own counts as the public reads them, standing versions only. */
export async function readCells(tx: Tx): Promise<Cell[]> {
	const found = await rows<Cell>(
		tx,
		sql`SELECT s.area_pcode AS area, s.living_situation AS situation, f.reference_on::text AS on,
				json_build_array(f.people_low, f.people_best, f.people_high) AS estimate
			FROM sala_public.figures f JOIN sala_public.figure_series s ON s.id = f.series_id
			WHERE f.retired_revision_id IS NULL AND s.dataset = 'live' ORDER BY 1, 2, 3`
	);
	return found.map((cell) => ({ ...cell }));
}

/** Enters provinces, does the work on a database without records, and rolls all of it back. */
export const tryOnProvinces = <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
	rolledBack(database, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		const revision = await beginRevision(tx, 'for a test');
		await tx.execute(
			sql`INSERT INTO sala.areas (pcode, level, parent_pcode, name_en, geom, is_approximate, boundary_source, boundary_version, revision_id)
				SELECT pcode, level, parent, pcode, ST_Multi(ST_MakeEnvelope(x, 10, x + 1, 11, 4326)), true, 'test', 'test', ${revision}::bigint
				FROM (VALUES ('KH', 0, NULL, 100), ('KH01', 1, 'KH', 101), ('KH02', 1, 'KH', 102), ('KH0101', 2, 'KH01', 103)) a (pcode, level, parent, x)`
		);
		return work(tx);
	});

/** Publishes a day as the timetable does; gives the public generation. */
export const publishOn = (tx: Tx, day: Day = TODAY): Promise<number> => publishDay(tx, day, 'for a test');
