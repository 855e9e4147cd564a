import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** The publication that the public reads. */
export interface PublicationRun {
	/** The public generation. */
	id: number;
	publishedAt: Date;
}

/** The latest publication; undefined before the first. */
export async function findPublication(tx: Tx): Promise<PublicationRun | undefined> {
	const [run] = await rows<{ id: number; at: number }>(
		tx,
		sql`SELECT id, extract(epoch FROM published_at)::float8 AS at FROM publication_runs ORDER BY id DESC LIMIT 1`
	);
	return run && { id: run.id, publishedAt: new Date(run.at * 1000) };
}
