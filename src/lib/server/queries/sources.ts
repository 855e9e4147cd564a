import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { Reliability } from '#lib/domain/figures.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { isPublished, stood, type View } from '#lib/server/queries/view.ts';

/** A source as the page of sources shows it. */
export interface ListedSource {
	code: string;
	publisher: string;
	title: string;
	url: string | null;
	publishedOn: Day | null;
	kind: string;
	reliability: Reliability | null;
	/** Records that name it, of those the reader may see. */
	records: number;
}

/** Some sources, and where to go on. */
export interface SourcePage {
	sources: ListedSource[];
	/** Code to go on from; null at the end. */
	next: string | null;
	total: number;
}

const PAGE = 60;

/**
 * Sources by code, 60 a page.
 *
 * @param from first code of the page; left out: from the beginning
 */
export async function listSources(tx: Tx, view: View, from = ''): Promise<SourcePage> {
	const [found, total] = await Promise.all([listPage(tx, view, from), countSources(tx, view)]);
	return {
		sources: found
			.slice(0, PAGE)
			.map(({ published_on, ...source }) => ({ ...source, publishedOn: published_on })),
		next: found[PAGE]?.code ?? null,
		total
	};
}

type SourceRow = Omit<ListedSource, 'publishedOn'> & { published_on: Day | null };

/** The sources of a page and, where there is one, the first of the next. */
async function listPage(tx: Tx, view: View, from: string): Promise<SourceRow[]> {
	return rows<SourceRow>(
		tx,
		sql`SELECT p.code, p.publisher, p.title, p.url, p.published_on::text AS published_on, p.kind, p.reliability,
			(SELECT count(DISTINCT c.record_code)::int FROM citations c WHERE c.source_code = p.code AND ${stood('c', view)}) AS records
		FROM sources p
		WHERE p.code >= ${from} AND ${stood('p', view)} AND ${isPublished('p', 'source', view)}
		ORDER BY p.code
		LIMIT ${PAGE + 1}`
	);
}

async function countSources(tx: Tx, view: View): Promise<number> {
	const [count] = await rows<{ total: number }>(
		tx,
		sql`SELECT count(*)::int AS total FROM sources p WHERE ${stood('p', view)} AND ${isPublished('p', 'source', view)}`
	);
	return count?.total ?? 0;
}
