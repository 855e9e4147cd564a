import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** Where a figure belongs, and what coordinators said of it. */
export interface FigurePlace {
	/** Null: place not known. */
	areaPcode: string | null;
	overlapGroups: string[];
	/** Why it is recommended; null where it is not. */
	recommendedBecause: string | null;
	/** Whether the user of this unit of work answers for its area. */
	isTheirs: boolean;
}

/** Where a figure belongs; undefined where there is none of that code. @param tx in the role of a coordinator or an admin */
export async function findFigurePlace(
	tx: Tx,
	code: string,
	answering: 'scope' | 'all'
): Promise<FigurePlace | undefined> {
	const isTheirs =
		answering === 'all' ? sql`true` : sql`coalesce(sala.is_series_in_scope(s.id, false), false)`;
	const [found] = await rows<FigurePlace>(
		tx,
		sql`SELECT s.area_pcode AS "areaPcode", f.overlap_groups AS "overlapGroups", r.reason AS "recommendedBecause", ${isTheirs} AS "isTheirs"
			FROM figures f JOIN figure_series s ON s.id = f.series_id
			LEFT JOIN figure_recommendations r ON r.figure_code = f.code AND r.retired_revision_id IS NULL
			WHERE f.code = ${code} AND f.retired_revision_id IS NULL`
	);
	return found;
}
