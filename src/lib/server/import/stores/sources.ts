import { and, isNull } from 'drizzle-orm';
import { writeVersions } from '#lib/server/commands/versions.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { sources } from '#lib/server/db/schema/sources.ts';
import type { SourceRow } from '#lib/server/import/kinds/sources.ts';
import { isOfDataset, type Store } from '#lib/server/import/store.ts';

/** Rows of files of sources as records. */
export const sourceStore: Store<SourceRow> = {
	stem: 'source',
	async write(rows, { tx, revision }) {
		const { added, changed } = await writeVersions(
			tx,
			sources,
			revision,
			rows.map((row) => ({
				code: row.id,
				publisher: row.publisher,
				title: row.title,
				url: row.url,
				publishedOn: row.published,
				kind: row.kind,
				reliability: row.reliability,
				accessedVia: row.accessedVia,
				archivedCopyUrl: null,
				archivedCopySha256: null,
				wasRead: null
			})),
			{
				keyOf: ({ code }) => code,
				scope: isOneOf(
					sources.code,
					rows.map(({ id }) => id)
				),
				absent: 'keep',
				kept: ['archivedCopyUrl', 'archivedCopySha256', 'wasRead']
			}
		);
		return { added, changed, removed: [] };
	},
	async list({ tx, dataset }) {
		const found = await tx
			.select()
			.from(sources)
			.where(and(isNull(sources.retiredRevisionId), isOfDataset(sources.code, dataset)))
			.orderBy(sources.code);
		return found.map((source) => ({
			id: source.code,
			publisher: source.publisher,
			title: source.title,
			url: source.url,
			published: source.publishedOn,
			kind: source.kind as SourceRow['kind'],
			reliability: source.reliability as SourceRow['reliability'],
			accessedVia: source.accessedVia
		}));
	}
};
