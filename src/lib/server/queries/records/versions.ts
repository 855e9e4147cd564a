import { sql, type SQL } from 'drizzle-orm';
import type { VersionContent } from '#lib/domain/version-changes.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { View } from '#lib/server/queries/view.ts';

/** What a record said from one moment on. */
export interface RecordVersion {
	revision: number;
	/** When it was recorded, in milliseconds of Unix time; by whom and why is not published. */
	recordedAt: number;
	content: VersionContent;
}

const MOST = 50;

/** Columns that say where and when a version is kept, and nothing of the record. */
const OWN = sql`'{id,code,geom,revision_id,retired_revision_id}'::text[]`;

/** The versions of a compound or an event that were known to the view, newest first, at most 50. */
export async function listVersions(
	tx: Tx,
	{ revision }: View,
	table: 'compounds' | 'events',
	code: string
): Promise<RecordVersion[]> {
	return rows<RecordVersion>(
		tx,
		sql`SELECT v.revision_id AS revision, (extract(epoch FROM r.recorded_at) * 1000)::float8 AS "recordedAt",
			(to_jsonb(v) - ${OWN}) || jsonb_build_object('point', ${pointAsText()}) AS content
		FROM ${sql.identifier(table)} v JOIN revisions r ON r.id = v.revision_id
		WHERE v.code = ${code} AND v.revision_id <= ${revision}
		ORDER BY v.revision_id DESC LIMIT ${MOST}`
	);
}

/** Latitude and longitude to five places, about a metre; null without a place. */
function pointAsText(): SQL {
	return sql`round(ST_Y(ST_Centroid(v.geom))::numeric, 5) || ', ' || round(ST_X(ST_Centroid(v.geom))::numeric, 5)`;
}
