import { bigint, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** One act of writing: who, when, why. Its number is the second clock of every version. */
export const revisions = pgTable('revisions', {
	id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
	actor: text().notNull(),
	reason: text().notNull(),
	batch: text()
});

/** The columns that every version shares: the row, its revision, and the one that retired it (null: it stands). */
export function versionColumns() {
	return {
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		revisionId: bigint('revision_id', { mode: 'number' }).notNull(),
		retiredRevisionId: bigint('retired_revision_id', { mode: 'number' })
	};
}

/** Each rebuilding of the public projection; its number is the public generation. */
export const publicationRuns = pgTable('publication_runs', {
	id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	publishedAt: timestamp('published_at', { withTimezone: true, mode: 'string' }).notNull(),
	actor: text().notNull(),
	reason: text().notNull()
});
