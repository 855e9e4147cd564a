import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

/** Something a person can check. Every version. */
export const sources = pgTable('sources', {
	...versionColumns(),
	code: text().notNull(),
	publisher: text().notNull(),
	title: text().notNull(),
	url: text(),
	publishedOn: date('published_on', { mode: 'string' }),
	kind: text().notNull(),
	reliability: text(),
	accessedVia: text('accessed_via'),
	archivedCopyUrl: text('archived_copy_url'),
	archivedCopySha256: text('archived_copy_sha256'),
	wasRead: text('was_read')
});
